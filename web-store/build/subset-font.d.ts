declare module 'subset-font' {
  type Options = {
    readonly targetFormat: 'woff2'
    readonly noHinting: boolean
    readonly noLayoutClosure: boolean
    readonly keepFeatures: readonly string[]
  }
  export default function subsetFont(font: Buffer, text: string, options: Options): Promise<Buffer>
}

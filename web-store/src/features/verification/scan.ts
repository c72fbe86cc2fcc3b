import { pageOfScanned } from './scanned.ts'

type Detector = { detect: (from: HTMLVideoElement) => Promise<readonly { rawValue: string }[]> }
type DetectorKind = new (options: { formats: readonly string[] }) => Detector

const everyMs = 250

/** Reads QR codes with the camera where the browser can; everywhere else the words beside it say what to do. */
export const wireScanner = (page: Document): void => {
  const box = page.querySelector<HTMLElement>('[data-scanner]')
  const button = box?.querySelector<HTMLButtonElement>('[data-open]')
  const Kind: unknown = Reflect.get(globalThis, 'BarcodeDetector')
  if (!box || !button || !isDetector(Kind) || !canFilm()) return
  show(box, '[data-plain]', false)
  show(box, '[data-controls]', true)
  const detector = new Kind({ formats: ['qr_code'] })
  button.addEventListener('click', () => void film(box, detector))
}

const isDetector = (kind: unknown): kind is DetectorKind => typeof kind === 'function'
const canFilm = (): boolean => 'mediaDevices' in navigator

const show = (box: HTMLElement, what: string, shown: boolean): void => {
  for (const part of box.querySelectorAll<HTMLElement>(what)) part.hidden = !shown
}

const film = async (box: HTMLElement, detector: Detector): Promise<void> => {
  const video = box.querySelector('video')
  if (!video) return
  const stream = await navigator.mediaDevices
    .getUserMedia({ video: { facingMode: 'environment' } })
    .catch(() => undefined)
  show(box, '[data-refused]', !stream)
  if (!stream) return
  const stop = (): void => {
    for (const track of stream.getTracks()) track.stop()
    show(box, '[data-filming]', false)
  }
  box.querySelector('[data-close]')?.addEventListener('click', stop, { once: true })
  video.srcObject = stream
  show(box, '[data-filming]', true)
  await video.play()
  const found = await look(video, detector, stream)
  stop()
  if (found) location.assign((box.dataset['prefix'] ?? '') + found)
}

/** The first code that leads to a page of ours; undefined when the camera was switched off before one was seen. */
const look = async (
  video: HTMLVideoElement,
  detector: Detector,
  stream: MediaStream,
): Promise<string | undefined> => {
  while (stream.active) {
    const codes = await detector.detect(video).catch(() => [])
    for (const { rawValue } of codes) {
      const found = pageOfScanned(rawValue)
      if (found) return found
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  return undefined
}

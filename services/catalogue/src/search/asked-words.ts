/**
 * Words that say what somebody wants to do, not what to find. They are left out where the marks leave no doubt; in a text
 * without any (`gia` is also Gia Lai, `ban` also bản) they stay until nothing has all the words.
 */
export const askingPhrases: readonly string[] = [
  'đặc sản',
  'sản phẩm',
  'giá rẻ',
  'giá tốt',
  'bao nhiêu tiền',
  'bao nhiêu',
  'chính hãng',
  'chính gốc',
  'uy tín',
  'chất lượng',
  'mua',
  'bán',
  'giá',
  'ở',
  'tại',
  'của',
  'loại',
  'ngon',
  'nhất',
  'tìm',
  'cần',
  'cho',
  'và',
  'các',
  'những',
  'hàng',
  'nơi',
  'đâu',
]

/** Words before the name of a fruit (`quả na`, `trái thơm`): they tell it from a namesake, until nothing has both. */
export const fruitWords: readonly string[] = ['quả', 'trái']

/** Plain words that can be nothing else even without marks. */
export const alwaysAsking: ReadonlySet<string> = new Set(['ocop', 'shop', 'online', 'vn'])

export const numberWords: Readonly<Record<string, string>> = {
  '3': '3',
  '4': '4',
  '5': '5',
  ba: '3',
  bốn: '4',
  bon: '4',
  năm: '5',
  nam: '5',
  three: '3',
  four: '4',
  five: '5',
}

/** Phrases that name a kind of producer, the longer first. */
export const kindPhrases: readonly (readonly [phrase: string, kind: string])[] = [
  ['tổ hợp tác', 'cooperative-group'],
  ['tht', 'cooperative-group'],
  ['hợp tác xã', 'cooperative'],
  ['htx', 'cooperative'],
  ['cooperative', 'cooperative'],
  ['hộ gia đình', 'household'],
]

/** What is asked of the catalogue, a mix of wide and narrow, right and mistyped; each a path below its base. */
const typed = [
  'nước mắm',
  'mat ong',
  'trà xanh thái nguyên',
  'ca phe khe sanh',
  'keo dua',
  'thịt heo',
  'caphe',
  'nuowcs mawms',
  'banh trang tay ninh',
  'gạo st25',
  'mật ong hoa rừng',
  'ruou mo',
  'hạt điều rang muối',
  'chè',
  'muối tôm',
  'nuoc mamm phu quoc',
  'dầu đậu phộng',
  'bưởi da xanh',
  'yến sào',
  'tinh dầu quế',
  'khoai lang tim say',
  'htx mật ong',
  'cà phê 5 sao',
  'cam sành',
  'lạp xưởng',
  'kem dau xanh',
  'măng khô',
  'gốm sứ bát tràng',
  'đông trùng hạ thảo',
  'xoai cat chu',
]

export const questions = {
  search: typed.map((q) => `/products?q=${encodeURIComponent(q)}`),
  suggest: typed.flatMap((q) =>
    [3, 5, 7].map((length) => `/suggest?q=${encodeURIComponent(q.slice(0, length))}`),
  ),
  filtered: [
    'stars=5',
    'province=31',
    'sheet=9&stars=3,4',
    'sector=drinks',
    'producerKind=cooperative',
    '',
  ]
    .flatMap((filter) => [1, 2, 3].map((page) => `/products?${filter}&page=${page}`))
    .map((path) => path.replace('?&', '?')),
} as const

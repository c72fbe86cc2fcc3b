/**
 * By which words in its name a demonstration product is given its product set (score sheet 1–26). The first rule of
 * its sector that fits decides; a name that none fits keeps no sheet rather than a guessed one.
 */
export type SheetRule = {
  readonly sheet: number | null
  /** The name begins with one of these. */
  readonly starts?: readonly string[]
  /** One of these stands in the name. */
  readonly has?: readonly string[]
}

const food: readonly SheetRule[] = [
  // Names that the broader rules below would take for something else, and some that say too little.
  {
    sheet: null,
    starts: [
      'kem',
      'bánh bông lan',
      'dế sữa',
      'mắm chay',
      'ngự trà',
      'củ sen cắt lát',
      'hạt sachi',
    ],
  },
  {
    sheet: 7,
    starts: ['chè đậu đen', 'tiêu chín ngào đường', 'bánh đậu', 'kẹo', 'mứt', 'me hạt dẻo'],
  },
  { sheet: 4, starts: ['mật hoa dừa', 'đường hoa dừa', 'tổ yến sào', 'yến sào', 'yến tinh chế'] },
  { sheet: 8, starts: ['tổ yến chưng', 'sữa chua', 'ba khía muối', 'dế sấy'] },
  { sheet: 8, has: ['mật ong curcumin', 'mật ong quất', 'mật ong chanh leo', 'mật ong sữa chúa'] },
  { sheet: 4, starts: ['mật ong'] },
  // Coffee and cocoa; sweets with cocoa in them were taken above.
  { sheet: 13, starts: ['cà phê', 'ca cao', 'bột ca cao'] },
  { sheet: 13, has: ['coffee'] },
  // Fermented whole fish is a fish product; sauces and pastes are condiments.
  { sheet: 8, starts: ['mắm cá mè', 'mắm cá chốt', 'mắm cá sặc', 'mắm cá trèn', 'mắm cá đồng'] },
  { sheet: 9, starts: ['nước mắm', 'mắm', 'tương', 'nước ớt'] },
  { sheet: 10, starts: ['muối', 'hạt tiêu', 'tiêu'] },
  // Teas from other plants before those from the tea bush.
  {
    sheet: 12,
    has: [
      'hoa vàng',
      'trà gừng',
      'trà nụ vối',
      'trà tâm sen',
      'đinh lăng',
      'dây thìa canh',
      'hibinatu',
    ],
  },
  { sheet: 11, starts: ['chè', 'trà', 'nõn chè'] },
  { sheet: 11, has: ['danh trà', 'đỉnh trà', 'trà ướp hoa'] },
  { sheet: 3, starts: ['gạo', 'điều nhân', 'lạc sen'] },
  {
    sheet: 6,
    starts: [
      'bún',
      'phở',
      'mì',
      'mỳ',
      'miến',
      'bánh đa',
      'bánh tráng',
      'bánh ống gạo',
      'bánh lá',
      'cốm',
      'ngũ cốc',
    ],
  },
  {
    sheet: 8,
    starts: [
      'khô ếch',
      'khô cá',
      'tôm khô',
      'lạp sườn',
      'lạp xưởng',
      'thịt ba chỉ sấy',
      'khẩu nhục',
      'ruốc',
    ],
  },
  {
    sheet: 8,
    starts: [
      'nem',
      'giò',
      'chả',
      'cá đét khô',
      'cá bò rim',
      'cá thính',
      'cá mòi kho',
      'cá bách hoa',
    ],
  },
  {
    sheet: 2,
    starts: [
      'thịt lợn',
      'trứng',
      'gà đồi',
      'lươn phi lê',
      'cá chẽm',
      'cá bống mú',
      'vẹm',
      'sò',
      'tôm càng',
      'cua',
    ],
  },
  // What was dried, pickled, pressed or roasted, before the fresh fruit of the same name.
  {
    sheet: 7,
    has: [
      'sấy',
      'dầm',
      'muối chua',
      'thái sẵn',
      'nấu ngay',
      'măng khô',
      'củ cải muối',
      'kim chi',
      'vicosap',
    ],
  },
  {
    sheet: 7,
    starts: [
      'bột sắn dây',
      'bột đậu',
      'bột rau má',
      'dầu',
      'bơ đậu phộng',
      'điều',
      'bánh dừa',
      'bánh cashewpie',
    ],
  },
  {
    sheet: 1,
    starts: [
      'cam',
      'chuối',
      'măng cụt',
      'trái',
      'bưởi',
      'xoài',
      'nhãn',
      'dừa sáp',
      'vải',
      'dứa',
      'cà rốt',
      'cải',
    ],
  },
  {
    sheet: 1,
    starts: [
      'quả',
      'lê',
      'măng tươi',
      'hồng không hạt',
      'nho',
      'táo',
      'ổi',
      'dưa',
      'mãng cầu',
      'sầu riêng',
    ],
  },
  { sheet: 1, starts: ['nấm', 'rau rừng', 'hạt sen tươi'] },
]

const drinks: readonly SheetRule[] = [
  { sheet: 14, starts: ['rượu men lá', 'rượu nếp'] },
  {
    sheet: 15,
    has: [
      'sim',
      'ba kích',
      'nấm lim',
      'đông trùng',
      'đảng sâm',
      'mơ',
      'rượu bưởi',
      'thốt nốt',
      'rượu vang',
    ],
  },
  { sheet: 17, has: ['vị chanh muối'] },
  { sheet: 16, starts: ['nước khoáng', 'nước uống đóng chai'] },
  { sheet: 17, starts: ['nước cốt', 'nước giải khát', 'nước yến', 'nước dừa', 'sữa hạt'] },
]

const herbal: readonly SheetRule[] = [
  // By the law's catalogue a tea of herbs is food, while the file counts it here: left open.
  { sheet: null, starts: ['trà', 'nước lau sàn'] },
  {
    sheet: 18,
    starts: [
      'thực phẩm bảo vệ sức khỏe',
      'viên nang',
      'siro',
      'cao',
      'đông trùng hạ thảo',
      'tacumin',
    ],
  },
  { sheet: 20, starts: ['tinh dầu', 'tinh bột nghệ', 'sâm dây'] },
]

const crafts: readonly SheetRule[] = [
  { sheet: 22, has: ['tơ tằm', 'thổ cẩm', 'sà rông'] },
  { sheet: 21, has: [''] },
]

const tourism: readonly SheetRule[] = [{ sheet: 26, has: [''] }]

/** The sectors as the file names them, with their ids in the score-sheet data and their rules. */
export const sectorRules: Readonly<
  Record<string, { readonly id: string; readonly rules: readonly SheetRule[] }>
> = {
  'Thực phẩm': { id: 'food', rules: food },
  'Đồ uống': { id: 'drinks', rules: drinks },
  'Dược liệu và sản phẩm từ dược liệu': { id: 'herbal', rules: herbal },
  'Hàng thủ công mỹ nghệ': { id: 'crafts', rules: crafts },
  'Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch': { id: 'tourism', rules: tourism },
}

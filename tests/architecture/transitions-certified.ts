import type { Transition } from './transitions.ts'

const dossiers = 'services/dossiers/src'
const law26 = 'QĐ 26/2026/QĐ-TTg'
const law148 = 'QĐ 148/QĐ-TTg, Phụ lục II'

export const afterDecision: readonly Transition[] = [
  {
    id: 'expiring',
    what: 'Hiệu lực → Sắp hết hạn → Hết hạn, with notices at 210, 180, 120 and 30 days',
    article: `${law26}, Điều 7 khoản 6; ${law148}`,
    proof: {
      'workflows/src/certificate/workflow.test.ts': [
        'its producer is told at 210, 180, 120 and 30 days before the end, and then it has expired',
      ],
      [`${dossiers}/certificate/keeping-routes.test.ts`]: [
        'its keeper is told when to tell the producer, each notice with its article',
      ],
    },
  },
  {
    id: 'extended',
    what: 'Đang đánh giá lại → Gia hạn tạm, at most 180 days, to the result',
    article: `${law26}, Điều 12 khoản 3`,
    proof: {
      [`${dossiers}/certificate/keeping-routes.test.ts`]: [
        'a pending re-evaluation is news to the keeper, and lets the certificate run on for at most 180 days',
        'an extension whose re-evaluation came to nothing ends with its result',
        'without a re-evaluation nothing is extended',
      ],
    },
  },
  {
    id: 'revoked',
    what: 'Thu hồi on six grounds, by who may, within 15 days of the conclusion',
    article: `${law26}, Điều 8`,
    proof: {
      [`${dossiers}/certificate/act-routes.test.ts`]: [
        'a revocation goes over its case, its verification and its decision to its sending',
        'a decision is dated from the conclusion to today',
        '%s is for the posts the law names; others are refused or know of nothing',
        'the commune confirms that production has stopped, and names no other ground',
      ],
      'workflows/src/certificate/workflow.test.ts': [
        'the fifteen days of a revocation count from the conclusion, and the ladder is told when they are over',
      ],
    },
  },
  {
    id: 'suspended',
    what: 'Suspended, and the suspension lifted',
    article: 'quy chế mẫu',
    proof: {
      [`${dossiers}/certificate/act-routes.test.ts`]: ['a suspension holds until it is lifted'],
    },
  },
  {
    id: 'inspected',
    what: 'Kiểm tra, giám sát: planned by the quarter, visited, put right and closed, or on to revocation',
    article: `${law26}, Điều 9`,
    proof: {
      [`${dossiers}/inspection/act-routes.test.ts`]: [
        'a quarter’s plan holds every certified product and every type once, however often it is planned',
        'what failed is put right by its day, checked, and closed',
        'an inspection goes on to revocation: its conclusion opens the case of the certificate',
      ],
      'workflows/src/inspection/workflow.test.ts': [
        'it waits for its quarter, then for the visit, the fixes and their review',
        'a fix that does not come is told as due, and the inspector may refer to revocation',
      ],
    },
  },
  {
    id: 'recognition-withdrawn',
    what: 'The ministry asks, the province withdraws its decision of recognition: an act of its own',
    article: `${law26}, Điều 10 khoản 1 điểm b`,
    proof: {
      [`${dossiers}/certificate/act-routes.test.ts`]: [
        'the ministry asks, the province withdraws; nothing happens to the certificate after that',
      ],
    },
  },
]

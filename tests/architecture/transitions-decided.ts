import type { Transition } from './transitions.ts'

const dossiers = 'services/dossiers/src'
const processes = 'workflows/src/evaluation'
const law26 = 'QĐ 26/2026/QĐ-TTg'
const law148 = 'QĐ 148/QĐ-TTg, Phụ lục II'

const councils: readonly Transition[] = [
  {
    id: 'rounds',
    what: 'Lịch đợt: proposed before the cut-off → decided before the end of the round',
    article: `${law26}, Điều 5`,
    proof: {
      [`${dossiers}/round/term.test.ts`]: [
        'a list closes as its cut-off day begins, and a decision is in time to the end of the day before',
        'every round of the law stands beside its article',
      ],
      [`${dossiers}/regime/regimes.test.ts`]: [
        'before every council scores, the dossier waits for its round; only the law in force dates the rounds',
      ],
    },
  },
  {
    id: 'scored',
    what: 'Hội đồng chấm: one card per member, blind until one’s own is in',
    article: `${law26}, Điều 7 khoản 3 điểm d`,
    proof: {
      [`${dossiers}/scorecard/routes.test.ts`]: [
        'a member hands in one card; a second one is refused',
        'before scoring is open, and after the council concluded, no card is taken',
      ],
      [`${dossiers}/scorecard/view-routes.test.ts`]: [
        'a member sees nobody’s card, and no sum of them, before their own is in',
      ],
      [`${processes}/council-workflow.test.ts`]: [
        'cards are counted as they come, and the last one ends the scoring',
      ],
    },
  },
  {
    id: 'scored-again',
    what: 'More than 10 points apart → discussion and second scoring',
    article: 'quy chế Hội đồng',
    proof: {
      [`${dossiers}/council/tally.test.ts`]: [
        'a gap of exactly 10 points is allowed, 11 is too wide',
      ],
      [`${processes}/council-workflow.test.ts`]: [
        'a gap too wide opens a second scoring, and after that one the council settles',
      ],
    },
  },
  {
    id: 'result',
    what: 'Có kết quả: quorum and chair, mean of totals, gates on the agreed sheet',
    article: `${law26}, Điều 3, Điều 7 khoản 3 điểm d`,
    proof: {
      [`${dossiers}/act/conclude-routes.test.ts`]: [
        'without a quorum nothing is concluded, and the refusal says how many cards are needed',
        'a quorum without the chair concludes nothing',
        'gates are checked on the agreed sheet: the points of four stars without them are three',
      ],
    },
  },
  {
    id: 'knocked-out',
    what: 'Điều kiện loại → no stars whatever the points',
    article: `${law26}, Phụ lục II`,
    proof: { [`${dossiers}/act/conclude-routes.test.ts`]: ['a knock-out leaves no star'] },
  },
  {
    id: 'withdrawn',
    what: 'The producer withdraws, at every step',
    article: 'quy chế mẫu',
    proof: {
      [`${processes}/workflow.test.ts`]: [
        'a producer may withdraw at %s',
        'a withdrawal during a supplement also closes the step that asked for it',
      ],
      [`${dossiers}/command/store.test.ts`]: [
        'a withdrawn dossier takes no further act and leaves its product free',
      ],
    },
  },
]

const decisions: readonly Transition[] = [
  {
    id: 'recognised',
    what: 'Trình công nhận 3★/4★ → Đã công nhận, giấy chứng nhận 36 months',
    article: `${law26}, Điều 7 khoản 3 điểm e`,
    proof: {
      [`${dossiers}/act/decide-routes.test.ts`]: [
        'three stars are decided as the council found them, and the certificate is on record',
        'of a result of %i points and %i stars, a decision of %s is refused',
      ],
      [`${dossiers}/certificate/store.test.ts`]: [
        'a certificate of 31 August lasts to 31 August 36 months later',
      ],
      'tests/journeys/lodged-dossier-becomes-certified-product.test.ts': [
        'a product goes from its producer’s draft to a star that anyone can check',
      ],
    },
  },
  {
    id: 'not-recognised',
    what: 'Below 50: a result, no decision of recognition, no certificate; the owner may apply again',
    article: `${law26}, Điều 4 khoản 1 điểm a`,
    proof: {
      [`${dossiers}/act/decide-routes.test.ts`]: [
        'below fifty points nothing is recognised, and there is no certificate',
      ],
      [`${processes}/workflow.test.ts`]: [
        'a dossier that is not recognised ends without a certificate',
      ],
    },
  },
  {
    id: 'forwarded',
    what: '≥ 90 (exactly 90 included): Trình Bộ; 89.99 is decided at the province',
    article: `${law26}, Điều 7 khoản 3 điểm e`,
    proof: {
      [`${dossiers}/act/decide-routes.test.ts`]: [
        'at a mean of exactly 90 the province forwards and does not decide',
        'a mean that only rounds to 90 is decided at the province',
      ],
      [`${processes}/workflow.test.ts`]: ['from the forwarding mean on the ministry decides'],
    },
  },
  {
    id: 'returned-by-ministry',
    what: 'Trung ương < 90 → tỉnh: recognises on the central result, or evaluates again',
    article: `${law26}, Điều 7 khoản 4 điểm g`,
    proof: {
      [`${processes}/workflow.test.ts`]: [
        'what the ministry returns is reviewed at the province, as its second attempt',
      ],
    },
  },
  {
    id: 'returned-by-province',
    what: '148: below 70 at the province → back to the district, recognised or improved and scored again',
    article: law148,
    proof: {
      [`${processes}/return-workflow.test.ts`]: [
        'a district recognises a returned dossier on the province’s result, without scoring it again',
        'a returned dossier is improved, evaluated again and may go up again, each attempt by itself',
        'a returned dossier waits by a clock of its own',
      ],
    },
  },
  {
    id: 'replaced',
    what: 'Nâng hạng recognised → the certificate held before is replaced',
    article: `${law26}, Điều 7 khoản 5`,
    proof: {
      [`${dossiers}/certificate/store.test.ts`]: [
        'an upgrade keeps the product’s code and replaces the certificate it had, in one transaction',
      ],
    },
  },
]

const certificates: readonly Transition[] = [
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

export const fromCouncil: readonly Transition[] = [...councils, ...decisions, ...certificates]

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
      [`${dossiers}/round/routes.test.ts`]: [
        'a round runs from its plan to its last decision, each dossier told by it',
        'a regular round takes what was proposed before its cut-off; the law dates it, and it is held once',
        'what is not ready is put off, or falls into a later round as this one is concluded',
        'an extra round needs a statute that allows it, a plan, and dossiers that are free',
      ],
      'workflows/src/round/hold-round-workflow.test.ts': [
        'before its cut-off nothing can be done with a round; its list closes at that very moment',
        'a meeting adjourned to another day is another visit of its step',
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
      [`${dossiers}/round/routes.test.ts`]: [
        'the pack is out a working day before the meeting, and says who opened it',
        'a meeting opens with its quorum and chair only, and without it goes on no further',
        'when a member leaves, who is still awaited is counted again, and conclusions wait for the quorum',
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
        'a quorum whose chair has left concludes nothing until the chair is back',
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
    id: 'told',
    what: 'Thông báo kết quả: the owner and the commune, of a central result the province, are told with the decision on it',
    article: `${law26}, Điều 7 khoản 3 điểm g, khoản 4`,
    proof: {
      [`${dossiers}/result-notice/routes.test.ts`]: [
        'with the decision its owner and commune are told of the result: what it was, when, and by which article',
        'of $name at $points points they are told too',
        'of a central result of $points points the province is told',
        'the ledger is told as the deciding step closes, the same however often it is asked',
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
    id: 'district-decides',
    what: '148: huyện 3★ from 50, forwards with samples from 70',
    article: law148,
    proof: {
      [`${dossiers}/act/return-routes.test.ts`]: [
        'a district recognises three stars itself, on the meeting’s report and its own council',
        'at exactly 70 the district forwards, with its samples, and does not decide',
        'at exactly 50 three stars are given, just below nothing is',
      ],
    },
  },
  {
    id: 'commune-meets',
    what: '148: Chủ tịch UBND xã họp before the report',
    article: law148,
    proof: {
      [`${dossiers}/act/return-routes.test.ts`]: [
        'without the chairman’s meeting the report is refused',
      ],
    },
  },
  {
    id: 're-evaluated',
    what: 'Đánh giá lại: advisory body, written opinions, within 45 days',
    article: `${law26}, Điều 7 khoản 6`,
    proof: {
      [`${dossiers}/process/re-evaluation.test.ts`]: [
        'a re-evaluation is reported on by the advisory body and goes to the council for written opinions',
        'a product of five stars goes from the advisory body’s report to the ministry, past the province’s council',
        'a re-evaluation is decided within 45 days of the full dossier, whatever its steps took',
      ],
    },
  },
  {
    id: 'transferred',
    what: 'A unit is dissolved: its open evaluations go on, alive, at the unit and regime that succeed it',
    article: 'QĐ 1489/QĐ-TTg',
    proof: {
      [`${dossiers}/transfer/routes.test.ts`]: [
        'before the day nothing moves; for the day itself it is shown what will, and what its deadline becomes',
        'the district’s open dossier goes on at the successor province, as its next attempt, with its scores',
        'from 1 to 5 July a commune only takes dossiers in: there is no district to propose to',
        'only an administrator, the successor province’s or the ministry’s officer moves a dossier',
      ],
      [`${processes}/transfer-workflow.test.ts`]: [
        'a running evaluation moves: its open level ends as transferred and it goes on in the successor’s plan',
        'a transfer during a supplement closes what was asked, and the step that asked',
      ],
    },
  },
  {
    id: 'orphaned',
    what: 'What is unfinished after the old law’s last day is listed, and may be lodged anew',
    article: `${law26}, Điều 12`,
    proof: {
      [`${dossiers}/transfer/routes.test.ts`]: [
        'after the regime’s last day its dossiers are listed as orphans with the article, and stay where they are',
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
      [`${dossiers}/act/return-routes.test.ts`]: [
        'below 70 the province neither decides nor forwards: it returns, and its result stays on record',
        'the district recognises three stars on the province’s result, and neither fewer nor more',
        'or has it improved and scores it again, under a new number beside the old scores',
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

export const fromCouncil: readonly Transition[] = [...councils, ...decisions]

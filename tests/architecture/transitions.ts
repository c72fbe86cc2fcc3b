/** What the law lets happen to a dossier or a certificate, and the test that proves that it does, and only then. */
export type Transition = {
  /** Stable name: the part of the procedure, then what happens. */
  readonly id: string
  readonly what: string
  readonly article: string
  /** Test files from the root, each with the titles of the tests in it. */
  readonly proof: Readonly<Record<string, readonly string[]>>
}

const dossiers = 'services/dossiers/src'
const processes = 'workflows/src/evaluation'
const law26 = 'QĐ 26/2026/QĐ-TTg'

/** From the draft to the commune's proposal. */
const lodging: readonly Transition[] = [
  {
    id: 'draft-lodged',
    what: 'Nháp → Đã nộp xã: complete in composition, under the regime of its day',
    article: `${law26}, Điều 6, Điều 7 khoản 1`,
    proof: {
      [`${dossiers}/dossier/routes.test.ts`]: [
        'a complete draft is lodged, and the commune has its 15 working days from the receipt',
        'everything missing at lodging is listed in one refusal, and the draft stays a draft',
        'a dossier lodged after a new law came into force goes the way of the new law',
      ],
      [`${dossiers}/regime/regimes.test.ts`]: [
        'a dossier lodged on %s follows %s, whatever its kind',
        'a dossier lodged before the first regime is refused',
      ],
    },
  },
  {
    id: 'upgrade-lodged',
    what: 'Nâng hạng: steps as the first time, on a product with a certificate in force',
    article: `${law26}, Điều 7 khoản 5`,
    proof: {
      [`${dossiers}/dossier/routes.test.ts`]: [
        'an upgrade needs a product with a certificate in force',
      ],
    },
  },
  {
    id: 're-evaluation-window',
    what: 'Đánh giá lại: lodged 180 to 120 days before the end of the term',
    article: `${law26}, Điều 7 khoản 6 điểm a`,
    proof: {
      [`${dossiers}/certificate/filing.test.ts`]: [
        '%i days before the end of the certificate is %s',
        'where the terms take no late filings, the day after the window is too late',
      ],
    },
  },
  {
    id: 'commune-accepts',
    what: 'Xã đang kiểm tra → báo cáo, within the same 15 working days',
    article: `${law26}, Điều 7 khoản 2`,
    proof: {
      [`${dossiers}/process/routes.test.ts`]: [
        'the report counts from the same receipt as the intake before it',
      ],
      [`${dossiers}/command/routes.test.ts`]: ['%s may not accept at the commune: %i %s'],
    },
  },
  {
    id: 'commune-proposes',
    what: 'Xã đã đề nghị: four contents, proposal, on to the level above',
    article: `${law26}, Điều 7 khoản 2`,
    proof: {
      [`${processes}/workflow.test.ts`]: [
        'a dossier goes straight to its stars, and its certificate is published',
      ],
      [`${dossiers}/command/routes.test.ts`]: [
        'a body with an unknown member, and a report without its four contents, are refused with every fault',
      ],
      [`${dossiers}/fieldwork/routes.test.ts`]: [
        'a commune may call a panel together: its members and minutes stand beside the report, and give no stars',
      ],
    },
  },
  {
    id: 'commune-late',
    what: 'The commune misses its 15 working days: reminded, due, up the ladder',
    article: `${law26}, Điều 7 khoản 2`,
    proof: {
      [`${processes}/clock-workflow.test.ts`]: [
        'on a stepped clock a late report is reminded, due, and climbs the ladder rung by rung',
        'on the live clock the same happens when the time has passed',
      ],
      [`${dossiers}/supplement/routes.test.ts`]: [
        'Tết inside the 15 working days does not use them up',
      ],
    },
  },
]

const supplements: readonly Transition[] = [
  {
    id: 'supplement-asked',
    what: 'Yêu cầu bổ sung: numbered, item by item, with its own due date; one at a time',
    article: `${law26}, Điều 7 khoản 2, khoản 3 điểm a, c`,
    proof: {
      [`${dossiers}/supplement/routes.test.ts`]: [
        'a request has its number, its items and its own due date by the statute',
        'while a request is open no other can be made; after it the next one has the next number',
        'asked on day 14 of 15, the commune’s own time runs out while it waits for the producer',
      ],
      [`${processes}/clock-workflow.test.ts`]: [
        'a supplement at the commune leaves its clock running: both turns are told of their marks, each once',
        'a supplement at the province stops its clock, which then runs on with what was left',
      ],
    },
  },
  {
    id: 'supplement-answered',
    what: 'Bổ sung, whole or in part → back to the step that asked',
    article: `${law26}, Điều 7 khoản 2, khoản 3`,
    proof: {
      [`${dossiers}/supplement/routes.test.ts`]: [
        'an answer to some of the items leaves the others open, and the turn with the producer',
        'a producer who has no more to give ends the request with items left open',
      ],
      [`${processes}/supplement-workflow.test.ts`]: [
        'an answer to some of the items leaves the turn with the producer, and its marks as they were',
      ],
    },
  },
  {
    id: 'supplement-lapsed',
    what: 'Quá hạn bổ sung → the asking step goes on without it',
    article: 'quy chế mẫu',
    proof: {
      [`${dossiers}/supplement/routes.test.ts`]: [
        'when the due time passes the request lapses, the asking step goes on, and the record says so',
        'a lapse told twice is recorded once, and answers both times who asked',
      ],
      [`${processes}/supplement-workflow.test.ts`]: [
        'a supplement that is not given in time lapses: both sides are told, and the asking step goes on',
        'an answer at the very due time is in time',
      ],
    },
  },
  {
    id: 'samples',
    what: 'Sản phẩm mẫu: 5 units, none for tourism; received, missing, forwarded, returned',
    article: `${law26}, Điều 6`,
    proof: {
      [`${dossiers}/fieldwork/routes.test.ts`]: [
        'samples are recorded level by level: how many came, in what condition, by whom, and what is missing',
        'tourism comes without samples',
      ],
    },
  },
  {
    id: 'fieldwork',
    what: 'Tổ tư vấn: khảo sát thực địa, kiểm nghiệm bổ sung; on a re-evaluation the advisory body, when needed',
    article: `${law26}, Điều 7 khoản 3 điểm c, khoản 6`,
    proof: {
      [`${dossiers}/fieldwork/routes.test.ts`]: [
        'a visit is planned with its team, held with findings, photos and signed minutes, and ends no step',
        'a laboratory test is ordered and reported once, with the laboratory’s paper',
        'for a re-evaluation the advisory body goes and looks, and only on the grounds the law names',
      ],
    },
  },
]

/** As far as the council; the later parts of the procedure stand in files of their own. */
export const uptoCouncil: readonly Transition[] = [...lodging, ...supplements]

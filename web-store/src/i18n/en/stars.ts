export const stars = {
  rating: (count: number) => `OCOP ${count} stars`,
  count: (count: number) => `${count} stars`,
  states: {
    valid: 'Valid',
    expiring: 'Expiring soon',
    extended: 'Provisionally extended',
    expired: 'Expired',
    suspended: 'Suspended',
    revoked: 'Revoked',
    replaced: 'Replaced',
    'never-issued': 'Never issued',
    unknown: 'Cannot be told just now',
  },
  stateMeaning: {
    valid: 'The certificate is in force to the end of the day written on it.',
    expiring:
      'The certificate is still in force, but its last day is near; the producer has to apply for re-evaluation.',
    extended:
      'The day on the certificate has passed; it is provisionally extended while the re-evaluation is under way.',
    expired: 'The certificate has expired. The product may no longer use this rating.',
    suspended:
      'The certificate is suspended while a matter is looked into. The rating may not be used until that is settled.',
    revoked: 'The certificate was revoked. The product may not use this rating.',
    replaced: 'This certificate was replaced by a newer one.',
    'never-issued':
      'No certificate bears this number. If it is printed on a package, please tell the market surveillance office.',
    unknown:
      'The register of certificates cannot be asked just now. This does not mean that the certificate is false; please try again in a few minutes.',
  },
  page: {
    title: 'What the OCOP stars mean',
    lead: 'The rating comes from a score out of 100 together with minimum conditions for each rank. From 3 stars on it goes with a certificate that has a number and a last day.',
    bandsTitle: 'Ranks',
    bandColumns: {
      rank: 'Rank',
      points: 'Points',
      decidedBy: 'Decided by',
      meaning: 'What it says',
    },
    points: (min: string, max: string, inclusive: boolean) =>
      inclusive ? `${min} to ${max}` : `${min} to under ${max}`,
    meaning: {
      5: 'The highest rank: stands for the country and is fit for international markets.',
      4: 'Meets the provincial standard; may rise to 5 stars.',
      3: 'Meets the standard of recognition; may rise to 4 stars.',
      2: 'Not recognised yet; needs more work.',
      1: 'Not recognised yet; a first step.',
    },
    nobody: 'No certificate',
    partsTitle: 'What is scored',
    partsText: 'Each product set has its own score sheet; all of them have three parts.',
    partPoints: (max: string) => `at most ${max} points`,
    gateTitle: 'Enough points may still be too few stars',
    gateText:
      'Some criteria have a minimum for a rank. A product with the points but without one of the minimums takes a lower rank. A breach of an exclusion rule means no rank at all.',
    termTitle: 'A certificate ends',
    termText: (months: string) =>
      `A certificate is valid for ${months} months from the day of the decision. Then the product has to be evaluated again, or the rank ends.`,
    statesTitle: 'States of a certificate',
    statesText:
      'On this site each rating stands beside the real state of its certificate at the moment you look.',
    source: (decision: string) => `Points, ranks and terms according to ${decision}.`,
    try: 'Score a product yourself',
  },
} as const

export const shell = {
  siteName: 'OCOP Products',
  tagline: 'One Commune One Product',
  skip: 'Skip to main content',
  demonstration: {
    label: 'Demonstration',
    text: 'Rehearsal records without legal force. Ratings and certificate numbers shown here are not for trade or inspection.',
  },
  nav: {
    label: 'Main',
    products: 'Products',
    verify: 'Verify',
    stars: 'What the stars mean',
    assessment: 'Self-assessment',
    menu: 'Open the site menu',
  },
  desks: { '/chu-the': 'Producer desk', '/can-bo': 'Staff desk', '/hoi-dong': 'Council desk' },
  account: {
    signIn: 'Sign in',
    signOut: 'Sign out',
    signedInAs: (name: string) => `Signed in: ${name}`,
  },
  language: { other: 'Tiếng Việt', otherTag: 'vi' },
  footer: {
    label: 'Footer',
    about:
      'Where certified products are looked up and dossiers followed in Vietnam’s One Commune One Product programme.',
    lookUp: 'Look up',
    forBuyers: 'For buyers',
    forProducers: 'For producers',
    register: 'Create an account',
  },
  path: 'Breadcrumb',
  pager: {
    label: 'Pages of results',
    previous: 'Previous page',
    next: 'Next page',
    place: (page: string, pages: string) => `Page ${page} of ${pages}`,
  },
  faults: { title: 'Not sent yet, please check:', prefix: 'Error:' },
  required: 'required',
  optional: 'optional',
  errors: {
    missing: {
      title: 'Page not found',
      text: 'There is no such address, it has changed, or you may not see it.',
    },
    forbidden: {
      title: 'This page does not open',
      text: 'None of the posts of this account opens the page. If needed, sign in with another account.',
    },
    busy: {
      title: 'Too many requests',
      text: 'Too many requests came from this network address within a minute. Please wait a minute and reload; the open data holds everything at once.',
    },
    broken: {
      title: 'Something is broken',
      text: 'The fault has been logged. Nothing is lost; please try again in a few minutes.',
    },
    down: {
      title: 'Out of service for the moment',
      text: 'A part of the platform is down. What you sent is kept; please reload in a few minutes.',
    },
    home: 'Home page',
    search: 'Find products',
  },
} as const

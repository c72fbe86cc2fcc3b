/** Small line icons, each one path on a 24 by 24 grid. */
export const iconPaths = {
  check: 'M4 12.5l5 5L20 6.5',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.5 2',
  pause: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M10 8.5v7M14 8.5v7',
  cross: 'M6 6l12 12M18 6L6 18',
  ban: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M5.8 5.8l12.4 12.4',
  swap: 'M4 9h14l-4-4M20 15H6l4 4',
  question:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7M12 16.6v.4',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17.2v.3',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5L20 20',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4 20c1-4 4-6 8-6s7 2 8 6',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
} as const
export type IconName = keyof typeof iconPaths

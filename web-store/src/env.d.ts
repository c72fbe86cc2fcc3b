/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** What the server told about this request. */
    context: import('./lib/page-context.ts').PageContext
    locale: import('./lib/page-context.ts').Locale
    mode: import('@ocop/kernel/realm').Mode
    /** The signed-in person with the posts held; null for a visitor. */
    person: import('./lib/person.ts').Person | null
    /** Calls to the services with the person's rights. */
    api: import('./lib/api.ts').Api
  }
}

/** `astro check` reads islands with JSX preserved and so looks for these names globally; they are React's. */
declare namespace JSX {
  type Element = import('react').JSX.Element
  type ElementType = import('react').JSX.ElementType
  type IntrinsicElements = import('react').JSX.IntrinsicElements
  type IntrinsicAttributes = import('react').JSX.IntrinsicAttributes
  type ElementChildrenAttribute = import('react').JSX.ElementChildrenAttribute
  type LibraryManagedAttributes<C, P> = import('react').JSX.LibraryManagedAttributes<C, P>
}

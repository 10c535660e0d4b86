// The colour scheme in force, as an attribute of the page; scheme.js sets the same one before the first paint.
import type { ColorScheme, Density } from '../../api/types.ts'

const dark = window.matchMedia('(prefers-color-scheme: dark)')
let choice: ColorScheme = 'auto'

function paint() {
  document.documentElement.dataset.scheme =
    choice === 'dark' || (choice === 'auto' && dark.matches) ? 'dark' : 'light'
}

dark.addEventListener('change', paint)

export function applyScheme(next: ColorScheme): void {
  choice = next
  localStorage.setItem('steward.scheme', next)
  paint()
}

export function applyDensity(density: Density): void {
  document.documentElement.dataset.density = density
}

export function rowHeight(density: Density): number {
  switch (density) {
    case 'dense':
      return 32
    case 'comfortable':
      return 40
    case 'roomy':
      return 48
  }
}

// What pages may ask of the shell around them.
import { createContext, useContext } from 'react'
import type { TypeMeta } from '../api/types.ts'

export interface Shell {
  openPalette: () => void
  openSheet: () => void
  openCreate: (type: TypeMeta) => void
}

export const ShellContext = createContext<Shell>({
  openPalette: () => {},
  openSheet: () => {},
  openCreate: () => {},
})

export function useShell(): Shell {
  return useContext(ShellContext)
}

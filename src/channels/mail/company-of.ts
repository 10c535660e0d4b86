import type { Kernel } from '../../kernel/kernel.ts'
import { companyKey } from '../../people/sign-in/index.ts'

export const companyOf = ({ settings }: Kernel): string => String(settings.get(companyKey, ''))

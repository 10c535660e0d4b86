import { currentLocale } from '../messages/t.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

export function fileSize(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  return new Intl.NumberFormat(currentLocale(), {
    style: 'unit',
    unit: units[unit] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0,
  }).format(size)
}

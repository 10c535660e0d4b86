/** Firms Meridian Components buys from and sells to; all of them invented. */
export const suppliers = [
  'Halvorsen Castings',
  'Brunnental Stahl',
  'Ferrano Bearings',
  'Oakridge Fasteners',
  'Selangor Polymers',
  'Ateliers Vaugrenard',
  'Kestrel Logistics',
] as const

export const customers = [
  'Aldermann Pumps',
  'Northfield Rail',
  'Castellan Hydraulics',
  'Veyron Énergie',
  'Tamarack Equipment',
  'Orbis Turbines',
  'Lindholm Marine',
  'Saitō Compressors',
] as const

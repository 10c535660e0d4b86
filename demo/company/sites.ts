import type { Culture } from './names.ts'

export interface SitePlan {
  name: string
  /** As people say it. */
  short: string
  address: string
  zone: string
  language: string
  cultures: readonly (readonly [Culture, number])[]
  rooms: readonly string[]
  dial: string
}

/** The six places, each in its own time. */
export const sitePlans = {
  STU: {
    name: 'Stuttgart Headquarters',
    short: 'Stuttgart',
    address: 'Neckarwiesen 12, 70327 Stuttgart, Germany',
    zone: 'Europe/Berlin',
    language: 'en',
    cultures: [
      ['german', 66],
      ['international', 18],
      ['french', 5],
      ['polish', 5],
      ['british', 6],
    ],
    rooms: ['Bodensee', 'Feldberg', 'Hohenzollern', 'Remstal', 'Solitude', 'Schönbuch'],
    dial: '+49 711 5550',
  },
  LYO: {
    name: 'Lyon Plant',
    short: 'Lyon',
    address: '48 rue des Ateliers, 69800 Saint-Priest, France',
    zone: 'Europe/Paris',
    language: 'en',
    cultures: [
      ['french', 76],
      ['international', 18],
      ['german', 6],
    ],
    rooms: ['Saône', 'Rhône', 'Fourvière', 'Croix-Rousse'],
    dial: '+33 4 7255 50',
  },
  BHM: {
    name: 'Birmingham Plant',
    short: 'Birmingham',
    address: '7 Foundry Lane, Birmingham B8 2JT, United Kingdom',
    zone: 'Europe/London',
    language: 'en',
    cultures: [
      ['british', 70],
      ['international', 26],
      ['polish', 4],
    ],
    rooms: ['Avon', 'Severn', 'Malvern', 'Arden'],
    dial: '+44 121 555 0',
  },
  GDN: {
    name: 'Gdańsk Shared Services',
    short: 'Gdańsk',
    address: 'ul. Stoczniowa 21, 80-863 Gdańsk, Poland',
    zone: 'Europe/Warsaw',
    language: 'en',
    cultures: [
      ['polish', 82],
      ['international', 14],
      ['german', 4],
    ],
    rooms: ['Motława', 'Oliwa', 'Westerplatte', 'Bałtyk'],
    dial: '+48 58 555 0',
  },
  CIN: {
    name: 'Cincinnati Plant',
    short: 'Cincinnati',
    address: '2900 Millcreek Avenue, Cincinnati, OH 45214, United States',
    zone: 'America/New_York',
    language: 'en',
    cultures: [
      ['american', 74],
      ['international', 22],
      ['british', 4],
    ],
    rooms: ['Buckeye', 'Miami', 'Eden Park', 'Clifton'],
    dial: '+1 513 555 0',
  },
  PEN: {
    name: 'Penang Plant',
    short: 'Penang',
    address: '18 Jalan Perindustrian, 11900 Bayan Lepas, Penang, Malaysia',
    zone: 'Asia/Kuala_Lumpur',
    language: 'en',
    cultures: [
      ['malaysian', 86],
      ['international', 10],
      ['british', 4],
    ],
    rooms: ['Bukit Bendera', 'Tanjung', 'Jerejak', 'Balik Pulau'],
    dial: '+60 4 555 0',
  },
} as const satisfies Record<string, SitePlan>

export type SiteCode = keyof typeof sitePlans

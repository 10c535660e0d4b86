/** The ten categories with their subcategories. */
export const categoryTree = {
  Hardware: ['Laptop', 'Workstation', 'Monitor & docking', 'Peripherals', 'Battery & power'],
  'Accounts & access': ['Password', 'Account locked', 'Permissions', 'New starter', 'Multi-factor sign-in'],
  'E-mail & calendar': ['Mail delivery', 'Mailbox size', 'Shared mailbox', 'Calendar', 'Mail program'],
  'Network & VPN': ['VPN', 'Wi-Fi', 'Wired network', 'Internet & proxy', 'File shares'],
  Printing: ['Printer offline', 'Print quality', 'Print queue', 'Scanning', 'Label printing'],
  'Business applications': [
    'ERP',
    'CRM',
    'HR self-service',
    'Manufacturing execution',
    'CAD & PLM',
    'Reporting & interfaces',
  ],
  Collaboration: ['Meetings', 'Chat', 'Team sites', 'File synchronisation', 'Softphone'],
  'Mobile devices': ['Smartphone', 'Handheld & tablet', 'Mobile mail', 'SIM & roaming'],
  Security: [
    'Phishing',
    'Malware',
    'Lost or stolen device',
    'Certificates & encryption',
    'Suspicious sign-in',
  ],
  'Workplace & meeting rooms': ['Room display', 'Video conferencing', 'Room booking', 'Badge & access'],
} as const satisfies Record<string, readonly string[]>

export type CategoryName = keyof typeof categoryTree

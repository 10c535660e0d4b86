// Runs before the first paint, as a file because the content security policy allows no inline script.
const choice = localStorage.getItem('steward.scheme')
const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.dataset.scheme = dark ? 'dark' : 'light'

import '@fontsource-variable/inter/wght.css'
import './kit/theme/tokens.css'
import './kit/theme/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { isProblem } from './api/problem.ts'
import { Toasts } from './kit/Toasts.tsx'
import { Tooltip } from './kit/Tooltip.tsx'
import { Gate } from './shell/Gate.tsx'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only a lost connection or a busy server is worth another try.
      retry: (count, error) => count < 2 && isProblem(error) && (error.status === 0 || error.status >= 502),
    },
  },
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Gate />
      <Toasts />
      <Tooltip />
    </QueryClientProvider>
  </StrictMode>,
)

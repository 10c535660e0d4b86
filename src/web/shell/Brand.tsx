export function Brand({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <path
        d="M9.5 20.5c1.2 1.7 3.3 2.6 6.3 2.6 3.8 0 6.4-1.8 6.4-4.7 0-2.5-1.7-3.7-5.4-4.4l-2-.4c-1.5-.3-2.1-.7-2.1-1.5 0-1 1.1-1.6 2.9-1.6 1.9 0 3.1.7 3.6 2"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
    </svg>
  )
}

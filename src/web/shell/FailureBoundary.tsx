import { Component, type ReactNode } from 'react'
import { RouteFailure } from './RouteFailure.tsx'

interface Props {
  children: ReactNode
}

/** Keeps a fault of one page from taking the whole house down. */
export class FailureBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    return this.state.error ? <RouteFailure error={this.state.error} /> : this.props.children
  }
}

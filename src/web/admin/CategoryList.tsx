import { ListOf } from '../kit/list/ListPage.tsx'

/** Categories as a list, for what the tree does not show: other fields, many at once. */
export function CategoryList() {
  return <ListOf plural="categories" />
}

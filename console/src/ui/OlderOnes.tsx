import { Button } from '@mantine/core';

interface OlderOnesProps {
  /** A list that is read page by page, and has another page. */
  readonly list: { isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
}

/** Reads a list's next page. */
export function OlderOnes({ list }: OlderOnesProps) {
  return (
    <Button
      variant="default"
      loading={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      Show older ones
    </Button>
  );
}

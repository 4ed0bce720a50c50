import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Conversation } from '../../api/conversations';
import { keys } from '../../api/keys';
import { deleteVisitor, exportAddress } from '../../api/visitors';
import { ActionButton } from '../../ui/ActionButton';
import { ErrorNotice } from '../../ui/ErrorNotice';
import classes from './conversations.module.css';

/** All that is stored of the visitor: to take along, and to delete. */
export function VisitorData({ conversation }: { readonly conversation: Conversation }) {
  const { business_id: businessId, visitor } = conversation;
  const [asked, setAsked] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const deletion = useMutation({
    mutationFn: () => deleteVisitor(businessId, visitor.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.conversationLists(businessId) });
      await navigate(`/businesses/${businessId}/conversations`);
    },
  });
  if (visitor.id === '') return null;
  return (
    <div className={classes['visitorData']} role="group" aria-label="This visitor’s data">
      <Button
        component="a"
        href={exportAddress(businessId, visitor.id)}
        download={`visitor-${visitor.id.replace(/[^0-9a-z]/gi, '')}.json`}
        size="compact-xs"
        variant="subtle"
      >
        Export this visitor
      </Button>
      {asked ? (
        <>
          <span>All chats of this visitor go, for good.</span>
          <ActionButton
            size="compact-xs"
            color="red"
            loading={deletion.isPending}
            onClick={() => {
              deletion.mutate();
            }}
          >
            Delete
          </ActionButton>
          <ActionButton
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              setAsked(false);
              deletion.reset();
            }}
          >
            Keep
          </ActionButton>
        </>
      ) : (
        <ActionButton
          size="compact-xs"
          variant="subtle"
          color="red"
          onClick={() => {
            setAsked(true);
          }}
        >
          Delete this visitor
        </ActionButton>
      )}
      {deletion.error !== null && <ErrorNotice error={deletion.error} />}
    </div>
  );
}

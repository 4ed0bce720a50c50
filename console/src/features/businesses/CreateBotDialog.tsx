import { Button, Modal, MultiSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useNavigate } from 'react-router';
import { createBusiness } from '../../api/businesses';
import { ApiError } from '../../api/errors';
import { keys } from '../../api/keys';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { languageOptions } from './languages';
import classes from './businesses.module.css';

interface CreateBotDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

const OPTIONS = languageOptions();

export function CreateBotDialog({ opened, onClose }: CreateBotDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Create bot">
      <CreateBotForm onClose={onClose} />
    </Modal>
  );
}

function CreateBotForm({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [languages, setLanguages] = useState<string[]>(['en']);
  const creation = useMutation({
    mutationFn: () => createBusiness(name.trim(), languages),
    onSuccess: async (business) => {
      client.setQueryData(keys.business(business.id), business);
      void client.invalidateQueries({ queryKey: keys.businesses });
      await navigate(`/businesses/${business.id}`);
    },
  });
  const refusal = creation.error instanceof ApiError ? creation.error : null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    creation.mutate();
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <p className={classes['formLead']}>
        A bot belongs to a business of its own. It starts with a small file of answers that you
        change afterwards.
      </p>
      <ErrorNotice error={creation.error} />
      <TextInput
        label="Name"
        placeholder="Acme Shop"
        required
        withAsterisk={false}
        maxLength={100}
        data-autofocus
        data-testid="bot-name"
        error={refusal?.problemOf('name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <MultiSelect
        label="Languages"
        description="In which visitors write to it"
        data={OPTIONS}
        searchable
        hidePickedOptions
        nothingFoundMessage="No such language"
        data-testid="bot-languages"
        error={
          refusal?.problemOf('languages') ??
          (languages.length === 0 ? 'Choose at least one language.' : null)
        }
        value={languages}
        onChange={setLanguages}
      />
      <div className={classes['formActions']}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          type="submit"
          loading={creation.isPending}
          disabled={languages.length === 0}
          data-testid="create-bot-submit"
        >
          Create bot
        </Button>
      </div>
    </form>
  );
}

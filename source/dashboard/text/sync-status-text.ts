import type {Input} from '../../model/sync-status.ts';

/** Why nothing can be said from a list that is not whole, `name` being what it is a list of; undefined where it is. */
export const unlistedText = (input: Input, name: string): string | undefined => {
	switch (input.phase) {
		case 'synced': {
			return undefined;
		}

		case 'syncing': {
			return input.problem ?? `Listing ${name}.`;
		}

		case 'forbidden': {
			return input.problem;
		}

		case 'absent': {
			return `The API server does not serve ${name}.`;
		}
	}
};

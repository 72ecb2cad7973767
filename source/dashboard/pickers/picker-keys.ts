import {closeOverlay} from '../effects/back.ts';
import {openNamed} from '../effects/jump.ts';
import {chooseContainer} from '../effects/open-document.ts';
import {takeClient} from '../effects/probe-handlers.ts';
import type {KeyContext, OpenBinding} from '../keyboard/key-binding.ts';
import {allNamespaces} from '../options/namespace-options.ts';
import {pickedOption, targetId} from '../options/picker-options.ts';
import {subjectId} from '../records/named-objects.ts';
import {sortColumns} from '../rows/sorting.ts';
import {isChoosing} from '../state/overlay.ts';

/** Goes to what is selected; where the filter hides everything there is nothing to go to. */
const choose = (context: KeyContext) => {
	const {store, commands} = context;
	const state = store.getState();
	const {overlay} = state;
	const id = isChoosing(overlay) ? pickedOption(state, overlay)?.id : undefined;
	if (!isChoosing(overlay) || id === undefined) {
		return;
	}

	closeOverlay(context);
	switch (overlay.kind) {
		case 'log': {
			store.dispatch({
				type: 'overlay/opened',
				overlay: {kind: 'log-entry', id: Number(id), top: 0, filter: overlay.filter},
			});
			return;
		}

		case 'clients': {
			takeClient(context, overlay, id);
			return;
		}

		case 'containers': {
			chooseContainer(context, overlay, overlay.choices.find(({target}) => targetId(target) === id)!.target);
			return;
		}

		case 'objects': {
			openNamed(context, overlay.choices.find(subject => subjectId(subject) === id)!);
			return;
		}

		case 'columns': {
			store.dispatch({type: 'list/sorted', by: sortColumns.find(column => column.id === id)!.id});
			return;
		}

		case 'contexts': {
			commands.openContext(id);
			return;
		}

		case 'namespaces': {
			commands.openNamespace(id === allNamespaces ? undefined : id);
		}
	}
};

/** Keys of the lists that one thing is chosen from. */
export const pickerKeys: readonly OpenBinding[] = [
	{action: 'select', help: 'select', scopes: ['picker'], footer: 'select', run: choose},
	{
		action: 'filter',
		help: 'show only what matches',
		scopes: ['picker'],
		footer: 'filter',
		run({store}) {
			const {overlay} = store.getState();
			const filter = (isChoosing(overlay) && overlay.filter) || '';
			store.dispatch({type: 'prompt/opened', prompt: {kind: 'filter', text: filter, before: filter}});
		},
	},
];

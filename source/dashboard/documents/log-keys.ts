import {read} from '../effects/document-navigation.ts';
import {openDocument as open} from '../effects/open-document.ts';
import type {FixedBinding, KeyContext, OpenBinding} from '../keyboard/key-binding.ts';
import type {DocumentSource, Since} from '../records/document.ts';
import {openDocument} from '../state/open-document.ts';

type LogSource = Extract<DocumentSource, {readonly kind: 'logs'}>;

const logOf = ({store}: KeyContext): LogSource | undefined => {
	const source = openDocument(store.getState())?.source;
	return source?.kind === 'logs' ? source : undefined;
};

/** Opens the log anew with something changed, at its end. */
const changeLog = (context: KeyContext, change: (source: LogSource) => LogSource) => {
	const source = logOf(context);
	if (source !== undefined) {
		const next = change(source);
		open(context, next);
		read(context, {isFollowing: next.since !== 'head', top: 0, row: 0, match: -1});
	}
};

/** What each digit means, as in k9s. */
const sinceOf: readonly Since[] = ['tail', 'head', 60, 300, 900, 1800, 3600];

const nextContainer = (source: LogSource): LogSource => {
	const {others, target} = source;
	const next = others[(others.indexOf(target.container) + 1) % others.length] ?? target.container;
	return {...source, target: {...target, container: next}};
};

/** Keys that only logs have; those with the meaning they have in k9s. */
export const logKeys: ReadonlyArray<FixedBinding | OpenBinding> = [
	{
		action: 'previous-logs',
		help: 'toggle logs of the previous container',
		scopes: ['logs'],
		footer: 'previous',
		run: context => changeLog(context, source => ({...source, isPrevious: !source.isPrevious})),
	},
	{
		action: 'next-container',
		help: 'logs of the next container of the pod',
		scopes: ['logs'],
		disabled(state) {
			const source = openDocument(state)?.source;
			return source?.kind === 'logs' && source.others.length < 2 ? 'The pod has no other container.' : undefined;
		},
		run: context => changeLog(context, nextContainer),
	},
	{
		action: 'timestamps',
		help: 'toggle timestamps',
		scopes: ['logs'],
		footer: 'times',
		run: context => read(context, {hasTimes: !openDocument(context.store.getState())?.hasTimes}),
	},
	{
		action: 'auto-scroll',
		help: 'toggle auto-scroll',
		scopes: ['logs'],
		footer: 'auto-scroll',
		run: context => read(context, {isFollowing: !openDocument(context.store.getState())?.isFollowing}),
	},
	{
		keys: ['0', '1', '2', '3', '4', '5', '6'],
		label: '0-6',
		help: 'since: tail, head, 1, 5, 15, 30, 60 minutes',
		scopes: ['logs'],
		run: (context, key) => changeLog(context, source => ({...source, since: sinceOf[Number(key)]!})),
	},
];

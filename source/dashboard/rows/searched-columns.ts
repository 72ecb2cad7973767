import {shownType} from '../../model/shown-type.ts';
import {rootFinding} from '../../rules/diagnosis.ts';
import {selectorText} from '../../rules/lib/selector-text.ts';
import {externalText} from './external-text.ts';
import {portsText} from './port-text.ts';
import {readyText} from './readiness-selector.ts';
import type {Row} from './row.ts';

/** What a filter of Services looks through, and how each part is called. */
export const searchedColumns: ReadonlyArray<{readonly title: string; text(row: Row): string}> = [
	{title: 'namespace/name', text: ({view: {service}}) => `${service.namespace}/${service.name}`},
	{title: 'type', text: ({view}) => shownType(view)},
	{title: 'ready', text: ({view}) => readyText(view)},
	{
		title: 'ports',
		// As they are shown, and the name of each, and with an arrow that can be typed.
		text: ({view}) =>
			[
				portsText(view, '→'),
				portsText(view, '->'),
				portsText(view, '', true),
				...view.service.ports.map(({port, name, targetPort}) => `${port} ${name} ${targetPort}`),
			].join(' '),
	},
	{title: 'diagnosis', text: ({diagnosis}) => rootFinding(diagnosis)?.cause ?? ''},
	{title: 'addresses', text: ({view}) => [...view.service.clusterIPs, externalText(view)].join(' ')},
	{title: 'selector', text: ({view}) => selectorText(view.service.selector)},
	{title: 'labels', text: ({view}) => selectorText(view.service.labels)},
];

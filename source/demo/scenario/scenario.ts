import type {DemoScenario} from '../scenario-type.ts';
import type {TimelineEvent} from '../timeline/timeline-event.ts';
import {entriesOf} from './app.ts';
import {broken} from './broken.ts';
import {brokenSlices} from './broken-slices.ts';
import {brokenWays} from './broken-ways.ts';
import {gatewayApi} from './gateway-api.ts';
import {harborPrograms} from './harbor.ts';
import {healthy} from './healthy.ts';
import {leftovers} from './leftovers.ts';
import {networking} from './networking.ts';
import {programs} from './programs.ts';
import {system} from './system.ts';
import {unreachable} from './unreachable.ts';
import {warehousePrograms} from './warehouse.ts';

const timeline: readonly TimelineEvent[] = [
	{kind: 'readiness', namespace: 'shop', labels: {app: 'web'}, ready: false},
	{kind: 'restart', namespace: 'shop', labels: {app: 'payments'}},
	{kind: 'readiness', namespace: 'shop', labels: {app: 'web'}, ready: true},
	{kind: 'replace', namespace: 'shop', labels: {app: 'api'}},
	{kind: 'selector', namespace: 'shop', service: 'search', selector: {app: 'search', version: 'v2'}},
	{kind: 'restart', namespace: 'shop', labels: {app: 'payments'}},
	{kind: 'selector', namespace: 'shop', service: 'search', selector: {app: 'search'}},
	{kind: 'replace', namespace: 'shop', labels: {app: 'catalog'}},
];

/** The demo cluster: a healthy half, one Service for each kind of fault, and pods to probe from. `start` is Unix milliseconds. */
export const scenario = (start: number): DemoScenario => ({
	objects: [
		...system(start),
		...[...healthy, ...broken, ...unreachable].flatMap(app => entriesOf(app, start)),
		...leftovers(start),
		...networking(start),
		...gatewayApi(start),
		...brokenSlices(start),
		...brokenWays(start),
	],
	programs: {...programs, ...warehousePrograms, ...harborPrograms},
	outside: {'smtp.example.com': '198.51.100.25'},
	timeline,
});

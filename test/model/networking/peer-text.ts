import {expect, test} from 'vitest';
import type {PolicyPeer} from '../../../source/model/networking/networking-objects.ts';
import {peerText} from '../../../source/model/networking/peer-text.ts';
import {peer, selector} from '../../_helpers/networking.ts';

const expressions = selector({}, [
	{key: 'tier', operator: 'In', values: ['front', 'edge']},
	{key: 'env', operator: 'NotIn', values: ['dev']},
	{key: 'team', operator: 'Exists', values: []},
	{key: 'canary', operator: 'DoesNotExist', values: []},
]);

test.each<[string, PolicyPeer, string]>([
	['labels', peer({podSelector: selector({role: 'admin', tier: 'a'})}), 'pods role=admin,tier=a'],
	['expressions', peer({podSelector: expressions}), 'pods tier in (front, edge),env notin (dev),team,!canary'],
	['every pod of its namespace', peer({podSelector: selector()}), 'pods of namespace shop'],
	['every namespace', peer({namespaceSelector: selector()}), 'pods in any namespace'],
	['some namespaces', peer({namespaceSelector: selector({team: 'b'})}), 'pods in namespaces team=b'],
	[
		'every pod of some namespaces',
		peer({podSelector: selector(), namespaceSelector: selector({team: 'b'})}),
		'pods in namespaces team=b',
	],
	[
		'some pods of every namespace',
		peer({podSelector: selector({role: 'client'}), namespaceSelector: selector()}),
		'pods role=client in any namespace',
	],
	['everything twice', peer({podSelector: selector(), namespaceSelector: selector()}), 'pods in any namespace'],
	['addresses', peer({ipBlock: {cidr: '10.0.0.0/8', except: []}}), '10.0.0.0/8'],
	[
		'addresses without some',
		peer({ipBlock: {cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.2.0.0/16']}}),
		'10.0.0.0/8 except 10.1.0.0/16, 10.2.0.0/16',
	],
])('%s', (_name, given, text) => {
	expect(peerText(given, 'shop')).toBe(text);
});

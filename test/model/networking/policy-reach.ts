import {expect, test} from 'vitest';
import type {PolicyPeer} from '../../../source/model/networking/networking-objects.ts';
import {isReachable} from '../../../source/model/networking/policy-reach.ts';
import type {Labels, Namespace} from '../../../source/model/objects.ts';
import {namespace, peer, policy, selector} from '../../_helpers/networking.ts';
import {pod} from '../../_helpers/objects.ts';

const callers: readonly Labels[] = [{role: 'client'}];
const known = [namespace('shop'), namespace('other', {team: 'b'})];

const reach = (
	peers: readonly PolicyPeer[],
	namespaces: readonly Namespace[] | undefined = known,
	from: readonly Labels[] | undefined = callers,
) => isReachable({policies: [policy({ingress: [{ports: [], peers}]})], namespaces}, pod(), 8080, 'TCP', from);

test('whom a policy lets in exists', () => {
	expect(reach([])).toBe(true);
	expect(reach([peer({podSelector: selector({role: 'client'})})])).toBe(true);
	expect(reach([peer({podSelector: selector()})])).toBe(true);
	expect(reach([peer({ipBlock: {cidr: '192.0.2.0/24', except: []}})])).toBe(true);
	expect(reach([peer({namespaceSelector: selector({team: 'b'}), podSelector: selector({any: 'thing'})})])).toBe(true);
	expect(isReachable({policies: [], namespaces: []}, pod(), 8080, 'TCP', callers)).toBe(true);
});

test('whom a policy lets in does not exist', () => {
	expect(reach([peer({podSelector: selector({role: 'admin'})})])).toBe(false);
	expect(reach([peer({namespaceSelector: selector({team: 'c'})})])).toBe(false);
	const here = selector({'kubernetes.io/metadata.name': 'shop'});
	expect(reach([peer({namespaceSelector: here, podSelector: selector({role: 'admin'})})])).toBe(false);
	expect(isReachable({policies: [policy()], namespaces: []}, pod(), 8080, 'TCP', callers)).toBe(false);
});

test('it can not be told without the labels of namespaces', () => {
	const policies = [policy({ingress: [{ports: [], peers: [peer({namespaceSelector: selector({team: 'c'})})]}]})];
	expect(isReachable({policies, namespaces: undefined}, pod(), 8080, 'TCP', callers)).toBeUndefined();
});

test('where there is no caller yet, whom a policy names may come', () => {
	const policies = [policy({ingress: [{ports: [], peers: [peer({podSelector: selector({role: 'admin'})})]}]})];
	expect(isReachable({policies, namespaces: []}, pod(), 8080, 'TCP', undefined)).toBe(true);
	expect(isReachable({policies: [policy()], namespaces: []}, pod(), 8080, 'TCP', undefined)).toBe(false);
});

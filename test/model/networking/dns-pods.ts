import {expect, test} from 'vitest';
import {closedQuestions} from '../../../source/model/networking/dns-pods.ts';
import {peer, policy, selector} from '../../_helpers/networking.ts';
import {pod} from '../../_helpers/objects.ts';

const client = pod({name: 'client', labels: {app: 'client'}});
const closed = policy({
	name: 'out',
	podSelector: selector({app: 'client'}),
	policyTypes: ['Egress'],
	egress: [{ports: [{port: 8080, endPort: 0, protocol: 'TCP'}], peers: []}],
});
const toDns = policy({
	name: 'dns',
	podSelector: selector({app: 'client'}),
	policyTypes: ['Egress'],
	egress: [{ports: [{port: 53, endPort: 0, protocol: 'UDP'}], peers: []}],
});
const toCache = policy({
	name: 'cache',
	podSelector: selector({app: 'client'}),
	policyTypes: ['Egress'],
	egress: [{ports: [], peers: [peer({ipBlock: {cidr: '169.254.20.10/32', except: []}})]}],
});

test('a policy that lets no question out is named, and why', () => {
	expect(closedQuestions(client, [closed], [], undefined)).toStrictEqual({
		policies: ['out'],
		why: 'out allows 8080, not 53',
	});
});

test.each([
	['no policy', []],
	['a policy about others', [{...closed, podSelector: selector({app: 'other'})}]],
	['another policy that lets them', [closed, toDns]],
	['an address that may be a cache', [closed, toCache]],
])('%s closes nothing', (_, policies) => {
	expect(closedQuestions(client, policies, [], undefined)).toBeUndefined();
});

test("on the host's network most plugins apply none", () => {
	expect(closedQuestions({...client, isOnHostNetwork: true}, [closed], [], undefined)).toBeUndefined();
});

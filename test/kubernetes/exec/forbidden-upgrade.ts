import {expect, test} from 'vitest';
import {forbiddenUpgrade} from '../../../source/kubernetes/exec/forbidden-upgrade.ts';

// What an API server 1.36 says, word for word.
const user = 'User "system:serviceaccount:shop:u"';

test.each([
	[`pods "web" is forbidden: ${user} cannot get resource "pods/exec" in API group "" in the namespace "shop"`, 'get'],
	[
		`pods "web" is forbidden: ${user} cannot create resource "pods/exec" in API group "" in the namespace "shop"`,
		'create',
	],
	['pods "web" is forbidden: ', 'create'],
])('of what the server says the verb is named that is missing: %s', (said, verb) => {
	expect(forbiddenUpgrade('Running a command in pod web', 'pods/exec', 'shop', {code: 403, said})).toBe(
		`Running a command in pod web is forbidden: the verb ${verb} is missing. Ask for the verbs get and create on pods/exec in namespace shop, in a Role: {apiGroups: [""], resources: [pods/exec], verbs: [get, create]}.`,
	);
});

test.each(['', 'Forbidden by the gateway'])('nothing is guessed from %o', said => {
	expect(forbiddenUpgrade('Forwarding', 'pods/portforward', 'shop', {code: 403, said})).toMatch(
		/^Forwarding is forbidden\. Ask for/,
	);
});

test('who is not known is told to log in, and to ask for nothing', () => {
	expect(forbiddenUpgrade('Running a command in pod web', 'pods/exec', 'shop', {code: 401, said: 'Unauthorized'})).toBe(
		'Running a command in pod web was refused: the API server does not know who you are. Log in again, or get new credentials.',
	);
});

/** A broken Service, and the keys from its row to the named and proven cause. */
export type Stop = {
	readonly service: string;
	/** What is broken. */
	readonly fault: string;
	/** Keys in svctop, with the Service selected in the list. */
	readonly keys: readonly string[];
	/** What the screen shows then. */
	readonly shows: RegExp;
	/** A way in k9s 0.50.18 from the same row, by its keys, as it was pressed on the cluster of the tour; what is typed counts letter by letter. */
	readonly k9s: readonly string[];
	/** What is still missing there: the comparison or the proof that a person makes by eye. */
	readonly left: string;
};

const diagnosis = ['enter'];
const trace = ['t'];
const describePod = ['enter', 'd', 'G'];
/** `:po client` would go to a namespace of that name. */
const fromClient = [':', 'po /client', 'enter', 's'];

/** Sixteen Services that are broken in sixteen ways. test/e2e/broken-tour.ts walks it on a real cluster. */
export const tour: readonly Stop[] = [
	{
		service: 'typo',
		fault: 'the selector has a typo',
		keys: diagnosis,
		shows: /selector-matches-nothing · error · certain/,
		k9s: ['d', 'esc', ':', 'po', 'enter', 'd'],
		left: 'compare labels by eye',
	},
	{
		service: 'crash',
		fault: 'the container exits with 78',
		keys: diagnosis,
		shows: /crash-loop · error · certain/,
		k9s: ['enter', 'enter', 'p'],
		left: '',
	},
	{
		service: 'image',
		fault: 'the image tag does not exist',
		keys: diagnosis,
		shows: /image-pull · error · certain/,
		k9s: describePod,
		left: '',
	},
	{
		service: 'probe',
		fault: 'the readiness probe asks the wrong path',
		keys: diagnosis,
		shows: /readiness-probe · error · certain/,
		k9s: describePod,
		left: '',
	},
	{
		service: 'port-name',
		fault: 'targetPort is a name that no container has',
		keys: diagnosis,
		shows: /named-target-port-missing · error · certain/,
		k9s: ['d', 'esc', 'enter', 'y'],
		left: 'compare port names by eye',
	},
	{
		service: 'memory',
		fault: 'no node has the memory',
		keys: diagnosis,
		shows: /unschedulable · error · certain/,
		k9s: describePod,
		left: '',
	},
	{
		service: 'gate',
		fault: 'a scheduling gate is set',
		keys: diagnosis,
		shows: /scheduling-gated · error · certain/,
		k9s: ['enter', 'y', '/', 'Gates', 'enter', 'n'],
		left: '',
	},
	{
		service: 'secret',
		fault: 'a Secret is missing',
		keys: diagnosis,
		shows: /pvc-config · error · certain/,
		k9s: describePod,
		left: '',
	},
	{
		service: 'init',
		fault: 'an init container fails',
		keys: diagnosis,
		shows: /init-blocked · error · certain/,
		k9s: ['enter', 'enter', 'l'],
		left: '',
	},
	{
		service: 'alias-ip',
		fault: 'externalName is an IP address',
		keys: diagnosis,
		shows: /externalname-ip · error · certain/,
		k9s: [],
		left: 'know that it cannot work',
	},
	{
		service: 'alias-gone',
		fault: 'externalName is a Service that does not exist',
		keys: diagnosis,
		shows: /externalname-dangling · error · certain/,
		k9s: ['/', 'gone', 'enter'],
		left: 'see that the name in EXTERNAL-IP is not listed',
	},
	{
		service: 'empty',
		fault: 'neither a selector nor an EndpointSlice',
		keys: diagnosis,
		shows: /selectorless-no-slices · warning · certain/,
		k9s: ['d'],
		left: 'know that it cannot work',
	},
	{
		service: 'refused',
		fault: 'nothing listens on targetPort',
		keys: trace,
		shows: /not-listening · certain/,
		k9s: [...fromClient, 'curl refused', 'enter'],
		left: 'know why it is refused: s fails, the image has no shell',
	},
	{
		service: 'loopback',
		fault: 'the application listens on 127.0.0.1 only',
		keys: trace,
		shows: /listens-on-localhost · certain/,
		k9s: [...fromClient, 'curl loopback', 'enter'],
		left: 'know why it is refused: s fails, the image has no shell',
	},
	{
		service: 'tls',
		fault: 'a port named http has a TLS backend',
		keys: trace,
		shows: /plaintext-on-tls · certain/,
		k9s: [...fromClient, 'curl tls', 'enter', 'curl -k https://tls:80', 'enter'],
		left: '',
	},
	{
		service: 'policy',
		fault: 'a NetworkPolicy blocks the client',
		keys: trace,
		shows: /endpoint-timeout · certain/,
		k9s: [...fromClient, 'curl -m3 policy', 'enter', 'exit', 'enter', ':', 'netpol', 'enter', 'd'],
		left: 'compare peers and labels by eye',
	},
];

const named = new Set(['enter', 'esc', 'tab']);

/** How often a key is pressed. */
export const keyCount = (keys: readonly string[]): number =>
	keys.reduce((sum, key) => sum + (named.has(key) ? 1 : key.length), 0);

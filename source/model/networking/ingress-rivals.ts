import {keyOf} from '../objects.ts';
import type {Ingress, IngressBackend} from './networking-objects.ts';

/** A path of an Ingress that another Ingress has as well: the same class, host, path and pathType, with another backend. */
export type IngressRival = {
	/** Name of the one that names the Service. */
	readonly ingress: string;
	/** Where the path stands in it: `spec.rules[0].http.paths[1]`. */
	readonly path: string;
	/** `shop.example/cart (Prefix)`. */
	readonly text: string;
	/** The other one, `namespace/name`. */
	readonly other: string;
	/** Where it leads, `namespace/name`. */
	readonly service: string;
};

type Claim = {
	readonly ingress: Ingress;
	readonly backend: IngressBackend;
};

/** Classes whose controllers may give each Ingress a load balancer of its own; without a class it is not known who serves it. */
const separate: ReadonlySet<string> = new Set(['', 'alb', 'gce', 'gce-internal']);

const classOf = ({className, annotatedClass}: Ingress) => className || annotatedClass;

const claimKey = ({ingress, backend: {match}}: Claim) =>
	JSON.stringify([
		classOf(ingress),
		match!.host.toLowerCase(),
		match!.path || '/',
		match!.type || 'ImplementationSpecific',
	]);

const claimsOf = (ingress: Ingress | undefined): readonly Claim[] =>
	ingress === undefined || ingress.isCanary
		? []
		: ingress.backends.filter(({match}) => match !== undefined).map(backend => ({ingress, backend}));

const matchText = ({backend: {match}}: Claim) =>
	`${match!.host || 'any host'}${match!.path || '/'} (${match!.type || 'ImplementationSpecific'})`;

const serviceOf = ({ingress: {namespace}, backend: {service}}: Claim) => `${namespace}/${service}`;

/** Whether both are reached at one address, as far as that is known. */
const isTogether = ({ingress: one}: Claim, {ingress: other}: Claim): boolean => {
	const [addresses, others] = [one.addresses ?? [], other.addresses ?? []];
	return addresses.length > 0 && others.length > 0
		? addresses.some(address => others.includes(address))
		: !separate.has(classOf(one));
};

const isElsewhere = (one: Claim, other: Claim) =>
	keyOf(one.ingress) !== keyOf(other.ingress) &&
	(serviceOf(one) !== serviceOf(other) || one.backend.port !== other.backend.port);

/** Finds Ingresses with the same paths, of whatever namespaces: one that comes, goes or changes has those behind the others joined again. */
export const createIngressClaims = (markKeys: (keys: Iterable<string>) => void) => {
	const claims = new Map<string, readonly Claim[]>();
	const othersOf = (claim: Claim) =>
		(claims.get(claimKey(claim)) ?? []).filter(each => keyOf(each.ingress) !== keyOf(claim.ingress));

	return {
		moved(previous: Ingress | undefined, next: Ingress | undefined) {
			for (const claim of claimsOf(previous)) {
				const others = othersOf(claim);
				markKeys(others.map(serviceOf));
				if (others.length > 0) {
					claims.set(claimKey(claim), others);
				} else {
					claims.delete(claimKey(claim));
				}
			}

			for (const claim of claimsOf(next)) {
				const key = claimKey(claim);
				markKeys(othersOf(claim).map(serviceOf));
				claims.set(key, [...(claims.get(key) ?? []), claim]);
			}
		},

		/** The rivals of the paths by which Ingresses lead to a Service, by its name. */
		rivalsOf(name: string, ingresses: readonly Ingress[]): readonly IngressRival[] {
			const own = ingresses.flatMap(claimsOf).filter(({backend}) => backend.service === name);
			return own
				.flatMap(claim =>
					othersOf(claim)
						.filter(other => isElsewhere(claim, other) && isTogether(claim, other))
						.map(other => ({
							ingress: claim.ingress.name,
							path: claim.backend.path,
							text: matchText(claim),
							other: keyOf(other.ingress),
							service: serviceOf(other),
						})),
				)
				.toSorted((a, b) => (a.path + a.other < b.path + b.other ? -1 : 1));
		},
	};
};

import type {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {load} from 'js-yaml';
import {list, object} from '../../wire/json.ts';
import type {KubeconfigFile} from '../kubeconfig-files.ts';

/** Whom to impersonate. */
export type Identity = {
	readonly as: string | undefined;
	readonly groups: readonly string[];
	readonly uid?: string | undefined;
	/** By key, what else is said of that user. */
	readonly extra?: Readonly<Record<string, readonly string[]>>;
};

/** Nobody is impersonated. */
export const nobody: Identity = {as: undefined, groups: []};

/** A user as the client has it, and whom the kubeconfig says to impersonate. */
export type ImpersonatingUser = NonNullable<ReturnType<KubeConfig['getCurrentUser']>> & {readonly identity?: Identity};

const texts = (value: unknown): readonly string[] => list(value).filter(each => typeof each === 'string');

/** Whom users of a kubeconfig impersonate (`users[].user.as` and what begins with it), by the user's name: the client knows of `as` alone. */
export const identities = ({text}: Pick<KubeconfigFile, 'text'>): ReadonlyMap<string, Identity> => {
	if (!/\bas\b/.test(text)) {
		return new Map();
	}

	return new Map(
		list(object(load(text)).users).flatMap(each => {
			const {name, user} = object(each);
			const {as, 'as-uid': uid, 'as-groups': groups, 'as-user-extra': extra} = object(user);
			if (typeof name !== 'string' || typeof as !== 'string' || as === '') {
				return [];
			}

			const identity: Identity = {
				as,
				groups: texts(groups),
				...(typeof uid === 'string' && {uid}),
				extra: Object.fromEntries(Object.entries(object(extra)).map(([key, values]) => [key, texts(values)])),
			};
			return [[name, identity] as const];
		}),
	);
};

/** A header's value, of which Node sends one byte for each character. */
const utf8 = (text: string) => Buffer.from(text).toString('latin1');

/** The headers that impersonate (k8s.io/client-go/transport). Flags say more than the kubeconfig's user. */
export const impersonationHeaders = (
	flags: Identity,
	user: ImpersonatingUser | null,
): Readonly<Record<string, string | string[]>> => {
	const isByFlag = flags.as !== undefined || flags.groups.length > 0 || flags.uid !== undefined;
	const {as, uid, groups, extra = {}} = isByFlag ? flags : (user?.identity ?? nobody);
	return {
		...(as !== undefined && {'impersonate-user': utf8(as)}),
		...(uid !== undefined && {'impersonate-uid': utf8(uid)}),
		...(groups.length > 0 && {'impersonate-group': groups.map(utf8)}),
		...Object.fromEntries(
			Object.entries(extra).map(([key, values]) => [
				`impersonate-extra-${encodeURIComponent(key.toLowerCase())}`,
				values.map(utf8),
			]),
		),
	};
};

import type {Collection} from '../manifest/collection.ts';
import type {Origin} from '../manifest/documents/document.ts';
import {createLocator} from '../manifest/documents/locator.ts';
import type {Finding, Location} from '../rules/finding.ts';
import {kindNamed} from '../rules/lib/fixes/kubectl-name.ts';

/**
 * `spec.ports[0].targetPort` as a path into a document, `spec.selector[app.kubernetes.io/name]` too; what is behind a list
 * without index is not one place.
 */
const pathOf = (field: string): ReadonlyArray<string | number> =>
	[...field.split('[]')[0]!.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map(([, bracketed, key]) =>
		bracketed === undefined ? key! : /^\d+$/.test(bracketed) ? Number(bracketed) : bracketed,
	);

/** Whose field a piece of evidence names, and which: `spec.type` of the Service itself, `deploy/web spec.replicas` of another. */
const evidencePath = /^(?:([a-z]+)\/(\S+) )?((?:spec|metadata|ports|endpoints|addressType|subsets)(?:[.[].*)?)$/;

/** Places of objects, by their kinds as evidence names them: lower case or as kubectl shortens them. */
const createOrigins = (origins: Collection['origins']) => {
	const kinds = new Map([...origins.keys()].map(key => key.split(' ')[0]!).map(kind => [kind.toLowerCase(), kind]));
	return (owner: string, name: string, namespaces: ReadonlyArray<string | undefined>): Origin | undefined => {
		const kind = kindNamed(owner) ?? kinds.get(owner);
		return namespaces
			.map(namespace => origins.get(`${kind} ${namespace}/${name}`))
			.find(origin => origin !== undefined);
	};
};

/**
 * Gives findings the place of the first field that their evidence names, else that of the object at fault or of the
 * Service. A Service that is in no manifest has no place.
 */
export const createFindingPlaces = ({origins}: Pick<Collection, 'origins'>) => {
	const locate = createLocator();
	const originOf = createOrigins(origins);

	const placeOf = ({evidence, subject, service: about}: Finding, service: Origin | undefined): Location | undefined => {
		const namespaces = [subject?.namespace, about?.namespace];
		for (const {path} of evidence) {
			const [, owner, name, field] = evidencePath.exec(path) ?? [];
			const origin = owner === undefined ? service : originOf(owner, name!, namespaces);
			if (field !== undefined && origin !== undefined) {
				return locate({...origin, path: [...origin.path, ...pathOf(field)]});
			}
		}

		const object = subject && originOf(subject.kind.toLowerCase(), subject.name, namespaces);
		const origin = object ?? service;
		return origin && locate(origin);
	};

	return (finding: Finding, service: Origin | undefined): Finding => {
		const location = placeOf(finding, service);
		return location === undefined ? finding : {...finding, location};
	};
};

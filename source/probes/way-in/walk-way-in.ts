import type {Connected, Place} from '../../model/machine/machine.ts';
import {hostPort} from '../trace/trace-plan.ts';
import {askHost, claimedAddresses} from './ask-name.ts';
import {askTls} from './ask-tls.ts';
import {askWeb} from './ask-web.ts';
import {followRedirects} from './follow-redirects.ts';
import type {Asking} from './objects/asking.ts';
import {controllerAt, entryPort} from './objects/controller.ts';
import {directService} from './objects/direct-service.ts';
import {isNamedHost} from './objects/takers.ts';
import type {WayInObjects} from './objects/way-in-objects.ts';
import type {OutsideRecorder} from './outside-hops.ts';
import type {OutsideSite} from './outside-site.ts';
import {backendsFor, recordRoute, rulesFor} from './record-route.ts';
import type {AddressEnd, EntryFacts} from './verdicts/way-in-facts.ts';

/** Addresses of one entrance that are asked at most. */
const mostAddresses = 6;

type Tools = {
	readonly objects: WayInObjects;
	readonly recorder: OutsideRecorder;
	/** Seconds since 1970. */
	readonly now: number;
};

const askAddress = async (
	address: string,
	port: number,
	{machine, signal}: OutsideSite,
	recorder: OutsideRecorder,
	place = '',
): Promise<AddressEnd> => {
	const end = await machine.connect({address, port}, signal);
	const isOpen = end.outcome === 'ok';
	const detail = isOpen ? 'the connection opens' : end.detail;
	recorder.found({
		...{hop: 'address', target: hostPort(address, port), outcome: end.outcome, ms: end.ms, tool: 'connect'},
		detail: `${place}${detail}`,
	});
	return {address, port, isOpen, detail, isRefused: end.outcome === 'conn-refused'};
};

/** How the request fares at what the name leads to, where the status names other addresses. */
const askElsewhere = async (
	asking: Asking,
	addresses: readonly string[],
	site: OutsideSite,
	recorder: OutsideRecorder,
) => {
	const [address] = addresses as [string];
	const {request} = asking;
	const end = await askAddress(address, asking.port, site, recorder, 'where the name leads: ');
	if (!end.isOpen || request === undefined) {
		return {addresses, answer: undefined};
	}

	return {addresses, answer: await askWeb({address, port: asking.port}, request, site, recorder)};
};

/** Whether a connection that is passed on as it is stays open: a Gateway closes one that it can't pass on. */
const askStream = async (
	{address, port}: Place,
	{isTls, host}: Asking,
	{machine, signal}: OutsideSite,
	recorder: OutsideRecorder,
): Promise<Connected> => {
	const end = await machine.hold({address, port}, isTls ? host : undefined, signal);
	recorder.found({
		...{hop: 'request', target: hostPort(address, port), outcome: end.outcome, ms: end.ms, tool: 'connect'},
		detail: end.outcome === 'ok' ? 'the connection stays open' : end.detail,
	});
	return end;
};

/** The same for a URL whose name leads to a Service itself, where no rule is for it. */
const directly = (asking: Asking, addresses: readonly string[], objects: WayInObjects): Asking => {
	const {of, direct, port} = asking;
	if (of !== undefined || direct !== undefined || rulesFor(asking, objects).length > 0) {
		return asking;
	}

	const found = directService(addresses, port, objects);
	return found === undefined
		? asking
		: {...asking, addresses, named: `Service ${found.namespace}/${found.service}`, direct: found};
};

/** Asks one request's way in, part by part, and records a hop for each. What a part that fails leaves open is not asked. */
export const walkWayIn = async (wanted: Asking, site: OutsideSite, tools: Tools): Promise<EntryFacts> => {
	const {objects, recorder, now} = tools;
	const listed = await claimedAddresses(wanted, site, recorder);
	const isService = (found: readonly string[]) => directly(wanted, found, objects) !== wanted;
	const resolved = await askHost(wanted, listed, site, recorder, isService);
	const asking = resolved?.outcome === 'ok' ? directly(wanted, resolved.addresses, objects) : wanted;
	const claimed = asking === wanted ? listed : asking.addresses;
	const takers = rulesFor(asking, objects);
	// What a host leads to that no object names is none of the cluster's: nothing is sent there.
	const isNamed = takers.length > 0 || asking.of !== undefined || isNamedHost(asking.host, objects);
	const ofName = resolved?.outcome === 'ok' && isNamed ? resolved.addresses : [];
	const addresses = (claimed.length > 0 ? claimed : ofName).slice(0, mostAddresses);
	const controller = controllerAt([...asking.addresses, ...addresses], asking.port, objects);
	const portAt = (address: string, port: number) =>
		controller === undefined || asking.of === undefined ? port : entryPort(controller.view, address, port);
	const ends = await Promise.all(
		addresses.map(address => askAddress(address, portAt(address, asking.port), site, recorder)),
	);
	const isElsewhere = claimed.length > 0 && ofName.length > 0 && !ofName.some(address => claimed.includes(address));
	const elsewhere = isElsewhere ? await askElsewhere(asking, ofName, site, recorder) : undefined;
	const open = ends.find(({isOpen}) => isOpen);
	const place = open && {address: open.address, port: portAt(open.address, asking.port)};
	const handshake = place && asking.isTls ? await askTls(place, asking.host, site, recorder, now) : undefined;
	const isSecure = handshake === undefined || handshake.outcome === 'ok';
	const followed =
		place && asking.request && isSecure
			? await followRedirects(
					place,
					asking.request,
					scheme => portAt(place.address, scheme === 'https' ? 443 : 80),
					site,
					recorder,
				)
			: undefined;
	const held = place && asking.isStream && isSecure ? await askStream(place, asking, site, recorder) : undefined;
	const backends = backendsFor(asking, takers, objects);
	recordRoute(asking, takers, backends, recorder);
	const [closed] = ends.filter(({isOpen}) => !isOpen);
	return {
		...{asking, resolved, claimed, ends, elsewhere, handshake, followed, held, takers, backends, controller, now},
		isWhole: objects.isWhole,
		source: closed === undefined ? undefined : await site.machine.sourceFor(closed.address),
	};
};

import type {ServiceView} from '../../model/service-view.ts';
import type {Diagnosis} from '../../rules/diagnosis.ts';
import type {Past} from './past.ts';

/** A Service as the screen knows it. The parts keep their identity while nothing about them changes. */
export type Row = Past & {
	readonly view: ServiceView;
	readonly diagnosis: Diagnosis;
};

import type {ServiceView} from '../model/service-view.ts';
import type {Judgement} from '../rules/judgement.ts';

/** A Service as the screen knows it. Both parts keep their identity while nothing about them changes. */
export type Row = {readonly view: ServiceView; readonly judgement: Judgement};

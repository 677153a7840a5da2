import { deletedSubjects } from '#src/domain/experiences/deleted-subjects.ts';
import { isOpen } from '#src/domain/experiences/experience.ts';
import { listAttachmentsOfPerson, moveAttachments } from '#src/store/experiences/attachment.ts';
import { exportCoAuthored, handOverExperiences, moveCoAuthored } from '#src/store/experiences/co-author.ts';
import { listCollectionsForExport, moveCollections } from '#src/store/experiences/collection.ts';
import {
  deleteEvaluationsOfReviewer,
  deleteUnreadEvaluations,
  exportClaims,
  exportEvaluations,
  moveClaims,
  moveEvaluations,
} from '#src/store/experiences/evaluation.ts';
import {
  deleteContactsOfAuthor,
  deleteExperiencesOfAuthor,
  listExperiencesOfAuthor,
  moveExperiences,
} from '#src/store/experiences/experience.ts';
import { exportFollowed, moveFollowed } from '#src/store/experiences/follow.ts';
import { exportChecks, moveChecks } from '#src/store/experiences/freshness.ts';
import { exportHeldFiles, moveHeldFiles } from '#src/store/experiences/held-file.ts';
import { exportPassages, movePassages } from '#src/store/experiences/passage.ts';
import { exportNoteWish, moveNoteWish } from '#src/store/experiences/read.ts';
import { listRecordDrafts, listRecordPages, moveRecordPages } from '#src/store/experiences/record-page.ts';
import {
  deleteCommentsOfReviewer,
  deleteCommentsToAuthor,
  keepLatestWordsInRevisions,
  listRevisionsOfPerson,
  moveRevisions,
} from '#src/store/experiences/revision.ts';
import {
  deleteSelfEvaluationsOf,
  exportSelfEvaluations,
  moveSelfEvaluations,
} from '#src/store/experiences/self-evaluation.ts';
import { exportUses, moveUses } from '#src/store/experiences/use.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';
import { forgetPassagesOf } from './passage-consent.ts';

export const experienceData: PersonalData = {
  tables: {
    experience: {
      personal: ['author', 'title', 'challenge', 'action', 'lesson', 'details', 'origin', 'search', 'brief', 'words'],
      plain: ['life', 'language', 'region', 'policy_areas', 'target_groups'],
    },
    experience_facet: { personal: [], plain: ['region', 'facets'] },
    experience_revision: { personal: ['content', 'saved_by', 'comment'], plain: [] },
    experience_co_author: { personal: ['person', 'invited_by'], plain: [] },
    experience_evaluation: { personal: ['reviewer', 'notes'], plain: ['verdicts', 'advice'] },
    self_evaluation: { personal: ['notes', 'author'], plain: ['grades'] },
    experience_claim: { personal: ['reviewer'], plain: [] },
    experience_check: { personal: ['confirmed_by'], plain: [] },
    experience_draft: { personal: ['person', 'field_values', 'base'], plain: [] },
    held_file: { personal: ['person', 'hash', 'name'], plain: ['media_type'] },
    passage: { personal: ['person', 'key', 'link', 'field_values', 'left_out'], plain: ['state'] },
    passage_message: { personal: ['author', 'text'], plain: [] },
    passage_file: { personal: ['hash', 'name'], plain: ['media_type'] },
    attachment: { personal: ['name', 'hash', 'added_by'], plain: ['media_type'] },
    experience_page: { personal: ['token', 'person'], plain: [] },
    collection: { personal: ['person', 'token', 'file', 'header', 'settings'], plain: ['state', 'mapping'] },
    collection_row: { personal: ['cells', 'broken', 'record', 'problems', 'twin'], plain: ['choice'] },
    // By the names of columns; what it keeps of a list are its source and licence.
    collection_mapping: { personal: ['headers', 'settings'], plain: ['mapping'] },
    experience_use: { personal: ['person', 'note', 'contact', 'result'], plain: ['region', 'plan'] },
    // From which regions something was read, without who did.
    experience_read: { personal: [], plain: ['region'] },
    follow: { personal: ['person', 'target'], plain: ['kind'] },
    author_note_refusal: { personal: ['person'], plain: [] },
    // Counts of words of what is open; they go down with what goes.
    vocabulary: { personal: ['word'], plain: ['language'] },
    search_term: { personal: ['term'], plain: [] },
    experience_change: { personal: ['words', 'terms'], plain: ['language', 'region', 'policy_areas'] },
  },
  async contributions(sql, person) {
    const logged = await listExperiencesOfAuthor(sql, person);
    return { experiences: { open: logged.filter(isOpen).length, all: logged.length } };
  },
  async export(sql, person) {
    return {
      experience: await listExperiencesOfAuthor(sql, person),
      experience_revision: await listRevisionsOfPerson(sql, person),
      experience_co_author: await exportCoAuthored(sql, person),
      experience_evaluation: await exportEvaluations(sql, person),
      self_evaluation: await exportSelfEvaluations(sql, person),
      experience_claim: await exportClaims(sql, person),
      experience_check: await exportChecks(sql, person),
      experience_draft: await listRecordDrafts(sql, person),
      attachment: await listAttachmentsOfPerson(sql, person),
      held_file: await exportHeldFiles(sql, person),
      ...(await exportPassages(sql, person)),
      experience_page: await listRecordPages(sql, person),
      // With the rows of each.
      collection: await listCollectionsForExport(sql, person),
      experience_use: await exportUses(sql, person),
      follow: await exportFollowed(sql, person),
      author_note_refusal: await exportNoteWish(sql, person),
    };
  },
  async forget(sql, person, { isKept }) {
    // What others write too is theirs.
    await handOverExperiences(sql, person);
    const deleted = await deleteExperiencesOfAuthor(sql, person, isKept ? 'not open' : 'all');
    await forgetPassagesOf(sql, person);
    await deleteContactsOfAuthor(sql, person);
    await keepLatestWordsInRevisions(sql, person);
    await deleteCommentsToAuthor(sql, person);
    await deleteUnreadEvaluations(sql, person);
    if (!isKept) {
      await deleteSelfEvaluationsOf(sql, person);
      await deleteCommentsOfReviewer(sql, person);
      await deleteEvaluationsOfReviewer(sql, person);
    }
    return deletedSubjects(deleted);
  },
  async move(sql, from, to) {
    await moveExperiences(sql, from, to);
    await moveCoAuthored(sql, from, to);
    await moveRevisions(sql, from, to);
    await moveEvaluations(sql, from, to);
    await moveSelfEvaluations(sql, from, to);
    await moveClaims(sql, from, to);
    await moveChecks(sql, from, to);
    await moveCollections(sql, from, to);
    await moveRecordPages(sql, from, to);
    await moveAttachments(sql, from, to);
    await moveHeldFiles(sql, from, to);
    await movePassages(sql, from, to);
    await moveUses(sql, from, to);
    await moveNoteWish(sql, from, to);
    await moveFollowed(sql, from, to);
  },
};

import { defineRules } from './entry.ts'

// Rules for the backups of data stores, and for what is restored from them.
export const backups = defineRules({
  'default-backup': {
    rule: 'BackupStatusInfo is always shown; of a store without BackupConfiguration it is a Configuration with the Status DISABLED and BackupTagsEnabled false.',
    certainty: 'observed',
    source: 'Real output of September 2026.',
  },
  'backup-retention': {
    rule: 'A BackupConfiguration that is ENABLED without RetentionPeriodInDays keeps backups for 7 days; its BackupType is CONTINUOUS.',
    certainty: 'assumed',
    source: 'The sample of the Developer Guide has 7 days; no default is documented.',
    switch: 'backupRetention',
    alternatives: ['7', '30', 'ValidationException'],
  },
  'backup-of-disabled': {
    rule: 'BackupType and RetentionPeriodInDays given with the Status DISABLED, or without any, are ignored and not shown.',
    certainty: 'assumed',
    source: 'The output of a store without backup has neither; what else happens is not known.',
    switch: 'backupOfDisabled',
    alternatives: ['ignored', 'ValidationException'],
  },
  'backup-begins': {
    rule: 'BackupEnabledAt, from which on there are restore points, is when a store that was created with backup became ACTIVE, or when an update enabled it.',
    certainty: 'assumed',
    source:
      'Service model: when backup was enabled; which moment of a creation that is, is not told.',
  },
  'backup-update': {
    rule: 'An update of BackupConfiguration is immediate and leaves its members unchanged that it does not name. DISABLED ends the backup, and forgets BackupType and RetentionPeriodInDays, so that a backup which is ENABLED again has those of a new one; BackupTagsEnabled, which is shown of a DISABLED one too, stays. A longer retention brings no earlier restore point back.',
    certainty: 'assumed',
    source: 'Documented: what an update leaves out is unchanged; of the rest nothing is.',
  },
  'restore-window': {
    rule: 'A store can be restored to any instant from EarliestRestorePoint to LatestRestorePoint, to the latest if none is given; another one is refused with a ValidationException. The latest is now, the earliest BackupEnabledAt or, if that is later, the retention period before the latest.',
    certainty: 'documented',
    source:
      'Developer Guide, restoring: the window and its members. How far the latest point is behind, and the error, are assumed.',
  },
  'restore-needs-backup': {
    rule: 'A restore of a store without restore points is refused with a ValidationException.',
    certainty: 'documented',
    source: 'Developer Guide, restoring: backup must be enabled; the error is assumed.',
    switch: 'restoreWithoutBackup',
    alternatives: ['ValidationException', 'ConflictException'],
  },
  'restore-in-transition': {
    rule: 'A restore of a store that is CREATING or DELETING is refused with a ConflictException.',
    certainty: 'model',
    source:
      'Service model: the exception is for stores in a transition state. That one that is UPDATING can be restored is assumed.',
  },
  'restore-in-progress': {
    rule: 'A restore of a store while another restore of it has not ended is refused with a ConflictException.',
    certainty: 'documented',
    source: 'Developer Guide, restoring; the text is our own.',
  },
  'restored-contents': {
    rule: 'A restored store has the resources that the other had at the restore point, each in its version of then, as it was, and no earlier version. It is CREATING, with its endpoint closed, until it is ACTIVE; one that is CREATE_FAILED is empty.',
    certainty: 'documented',
    source:
      'Developer Guide, restoring: only the latest versions. That versionId and lastUpdated stay is assumed.',
  },
  'backup-erased': {
    rule: 'What $erase and $purge took away is in the backup all the same, and comes back with a restore to an earlier point.',
    certainty: 'assumed',
    source: 'The guide tells of points in time without an exception.',
  },
  'restored-configuration': {
    rule: 'A restored store inherits no configuration: what the request leaves out is what CreateFHIRDatastore would make it, what that refuses is refused, and backup is DISABLED.',
    certainty: 'documented',
    source: 'Developer Guide, restoring. The request has no member for the backup.',
  },
  'restored-tags': {
    rule: 'A restored store has the tags that the other has now if that has BackupTagsEnabled, with those of the request on top.',
    certainty: 'documented',
    source: 'Developer Guide, restoring. Whether tags are of now or of then is not told.',
  },
  'restore-duration': {
    rule: 'A restored store is CREATING for 15 minutes, unless `lifecycle` says otherwise.',
    certainty: 'assumed',
    source: 'As long as an empty one; no restore was observed.',
  },
  'deleted-backup': {
    rule: 'Of a store that was deleted with backup there are restore points up to the request to delete it. They are there until ScheduledPermanentDeletionTime, which is its retention period after it became DELETED; then, or without backup, a restore is refused with a ResourceNotFoundException.',
    certainty: 'documented',
    source:
      'Developer Guide, restoring a deleted data store; from when the period counts, and the error, are assumed.',
  },
  'restore-of-deleted': {
    rule: 'A DELETED store can be restored to every point of the window that it had.',
    certainty: 'assumed',
    source:
      'The guide says that its backup data is retained; the release notes of the SDKs speak of a snapshot of the deletion.',
    switch: 'restoreOfDeleted',
    alternatives: ['window', 'snapshot'],
  },
  'deleted-backup-is-shown': {
    rule: 'A DELETED store with backup is described and listed until ScheduledPermanentDeletionTime, if that is later than seven days.',
    certainty: 'assumed',
    source: 'That time is read with DescribeFHIRDatastore.',
  },
})

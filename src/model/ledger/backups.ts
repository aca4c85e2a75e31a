import { defineRules } from './entry.ts'

// Rules for the backups of data stores, and for what is restored from them.
export const backups = defineRules({
  'default-backup': {
    rule: 'BackupStatusInfo is always shown; for a store without BackupConfiguration it is a Configuration with the Status DISABLED and BackupTagsEnabled false.',
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
    rule: 'BackupType and RetentionPeriodInDays given with the Status DISABLED, or without a Status, are ignored and not shown.',
    certainty: 'assumed',
    source:
      'The output of a store without backup has neither; whether they are refused is not known.',
    switch: 'backupOfDisabled',
    alternatives: ['ignored', 'ValidationException'],
  },
  'backup-begins': {
    rule: 'Restore points begin at BackupEnabledAt, which is when a store that was created with backup became ACTIVE, or when an update enabled the backup.',
    certainty: 'assumed',
    source:
      'Service model: when backup was enabled; it does not say at which moment of a creation that is.',
  },
  'backup-update': {
    rule: 'An update of BackupConfiguration is immediate and leaves members that it does not name unchanged. DISABLED ends the backup and forgets BackupType and RetentionPeriodInDays, so a backup that is ENABLED again has those of a new one. BackupTagsEnabled is kept, and shown when DISABLED, too. A longer retention brings back no earlier restore point.',
    certainty: 'assumed',
    source: 'Documented: what an update leaves out is unchanged. The rest is not documented.',
  },
  'restore-window': {
    rule: 'A store can be restored to any instant from EarliestRestorePoint to LatestRestorePoint, by default to the latest; another instant is refused with a ValidationException. The latest is now. The earliest is BackupEnabledAt, or the start of the retention period if that is later; the beginning of its second means the same, since boto3 sends whole seconds.',
    certainty: 'documented',
    source:
      'Developer Guide, restoring: the window and its members. That the latest point is now, the whole second, and the error, are assumed.',
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
      'Service model: the exception is for stores in a transition state. That an UPDATING store can be restored is assumed.',
  },
  'restore-in-progress': {
    rule: 'A restore of a store is refused with a ConflictException while another restore of it is in progress.',
    certainty: 'documented',
    source: 'Developer Guide, restoring; the text is our own.',
  },
  'restored-contents': {
    rule: 'A restored store has the resources that its source had at the restore point, each unchanged in its version at that time, and no earlier versions; createdAt and the order of arrival are still those of the first. It is CREATING, and its endpoint cannot be used, until it is ACTIVE. If it ends in CREATE_FAILED, it is empty.',
    certainty: 'documented',
    source:
      'Developer Guide, restoring: only the latest versions. That versionId, lastUpdated and createdAt stay is assumed.',
  },
  'backup-erased': {
    rule: 'What $erase and $purge removed is still in the backup, and comes back with a restore to an earlier point.',
    certainty: 'assumed',
    source: 'The guide speaks of points in time without an exception.',
  },
  'restored-configuration': {
    rule: 'A restored store inherits no configuration: what the request leaves out has the default of CreateFHIRDatastore, what that operation refuses is refused, and backup is DISABLED.',
    certainty: 'documented',
    source: 'Developer Guide, restoring. The request has no member for the backup.',
  },
  'restored-tags': {
    rule: 'If the source has BackupTagsEnabled, a restored store has the tags that the source has now. Tags of the request are added or replace them.',
    certainty: 'documented',
    source:
      'Developer Guide, restoring. It does not say whether the tags are those of now or of the restore point.',
  },
  'restore-duration': {
    rule: 'A restored store is CREATING for 15 minutes, unless `lifecycle` says otherwise.',
    certainty: 'assumed',
    source: 'As long as an empty one; no restore was observed.',
  },
  'deleted-backup': {
    rule: 'A store that was deleted with backup has restore points up to the request to delete it. They are kept until ScheduledPermanentDeletionTime, one retention period after it became DELETED; afterwards, or without backup, a restore is refused with a ResourceNotFoundException.',
    certainty: 'documented',
    source:
      'Developer Guide, restoring a deleted data store; the start of the period, and the error, are assumed.',
  },
  'restore-of-deleted': {
    rule: 'A DELETED store can be restored to every restore point that it had.',
    certainty: 'assumed',
    source:
      'The guide says that its backup data is retained; the release notes of the SDKs speak of a snapshot at the deletion.',
    switch: 'restoreOfDeleted',
    alternatives: ['window', 'snapshot'],
  },
  'deleted-backup-is-shown': {
    rule: 'A DELETED store with backup is described and listed until ScheduledPermanentDeletionTime, if that is later than seven days.',
    certainty: 'assumed',
    source: 'The guide has that time read with DescribeFHIRDatastore.',
  },
})

import type { PhotoRecord, PhotoSize } from '../contract/photo.ts'
import type { FileType, Purpose, Scan } from '../contract/upload.ts'

type UploadState = 'pending' | 'accepted' | 'rejected' | 'expired'

export type UploadTable = {
  id: string
  personId: string
  organisationId: string | null
  name: string
  type: FileType
  size: number
  purpose: Purpose
  replaces: string | null
  /** The id the file will have, so that a repeated completion copies to the same place. */
  fileId: string
  state: UploadState
  refusalCode: string | null
  refusalDetail: string | null
  requestedAt: string
  settledAt: string | null
}

export type FileTable = {
  id: string
  ownerPerson: string
  ownerOrganisation: string | null
  name: string
  type: FileType
  size: number
  sha256: string
  purpose: Purpose
  scan: Scan
  objectKey: string
  objectVersion: string | null
  replaces: string | null
  acceptedAt: string
}

type FileLinkTable = {
  fileId: string
  subjectType: 'dossier'
  subjectId: string
  linkedBy: string
  linkedAt: string
}

type PhotoTable = {
  fileId: string
  state: Exclude<PhotoRecord['state'], 'waiting'>
  width: number
  height: number
  madeAt: string
}

type PhotoSizeTable = Omit<PhotoSize, 'path'> & { fileId: string; sha256: string }

export type FilesTables = {
  upload: UploadTable
  file: FileTable
  fileLink: FileLinkTable
  photo: PhotoTable
  photoSize: PhotoSizeTable
}

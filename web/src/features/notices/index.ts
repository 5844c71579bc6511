export { NoticeBell } from "./NoticeBell.tsx";
export { NoticeList } from "./NoticeList.tsx";

;;; test.el --- settings-ls in a real Emacs -*- lexical-binding: t -*-
;;; Code:
(defvar failed 0)
(defvar passed 0)

(defun check (name ok seen)
  "Record whether NAME is OK; if not, print what was SEEN."
  (if ok (setq passed (1+ passed)) (setq failed (1+ failed)))
  (princ (format "%s %s%s\n" (if ok "ok  " "FAIL") name (if ok "" (format ": %S" seen)))))

(defun within (test)
  "Wait until TEST returns non-nil, for ten seconds at most."
  (let ((end (+ (float-time) 10)) result)
    (while (and (not (setq result (funcall test))) (< (float-time) end))
      (accept-process-output nil 0.05))
    result))

(setq eglot-sync-connect 10 eglot-autoshutdown t)
(find-file (expand-file-name "run.yaml" (getenv "PROJECT")))
(apply #'eglot (eglot--guess-contact))
(flymake-mode 1)
(defun messages () (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
(check "diagnostics arrive"
       (within (lambda () (flymake-start) (seq-find (lambda (m) (string-match-p "did you mean \"apt_packages\"" m)) (messages))))
       (messages))
(goto-char (point-min))
(search-forward "parent_im")
(let* ((answer (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams)))
       (value (plist-get (plist-get answer :contents) :value)))
  (check "hover says what a key does" (string-match-p "FROM instruction" value) value))
(goto-char (point-min))
(search-forward "apt_packges")
(let ((actions (jsonrpc-request (eglot-current-server) :textDocument/codeAction
                                (list :textDocument (eglot--TextDocumentIdentifier)
                                      :range (list :start (eglot--pos-to-lsp-position) :end (eglot--pos-to-lsp-position))
                                      :context (list :diagnostics [])))))
  (check "a quick fix is offered"
         (seq-find (lambda (a) (equal (plist-get a :title) "Rename to \"apt_packages\"")) actions) actions))
(princ (format "emacs: %d passed, %d failed\n" passed failed))
(eglot-shutdown (eglot-current-server))
(kill-emacs (if (= failed 0) 0 1))
;;; test.el ends here

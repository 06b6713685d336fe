;;; settings-ls.el --- settings-ls for ZenML in eglot -*- lexical-binding: t -*-

;;; Commentary:
;; Put `settings-ls' on the PATH and load this file; then M-x eglot in a YAML file,
;; or (add-hook 'yaml-mode-hook #'eglot-ensure).

;;; Code:
(require 'eglot)

(unless (fboundp 'yaml-mode)
  (define-derived-mode yaml-mode text-mode "YAML" "Minimal mode for YAML.")
  (add-to-list 'auto-mode-alist '("\\.ya?ml\\'" . yaml-mode)))

(add-to-list 'eglot-server-programs '((yaml-mode yaml-ts-mode) . ("settings-ls" "lsp")))

(provide 'settings-ls)
;;; settings-ls.el ends here

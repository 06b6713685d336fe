package schema

// modelDescriptions describes Model (zenml/model/model.py).
var modelDescriptions = map[string]description{
	"model.name": {
		"The name of the model in the registry; it is made when it does not exist. It has to be there.",
		"name: churn",
	},
	"model.version": {
		"The version to work on: a name, a number or a stage (`none`, `staging`, `production`, `archived`, `latest`); without it a new version is made. A stage or number that does not exist ends the run; quote names like 1.10.",
		"version: production",
	},
	"model.license": {
		"The license of the model, for its page in the dashboard; it counts when the model is first made.",
		"license: Apache-2.0",
	},
	"model.description": {
		"What the model is, for its page in the dashboard.",
		"description: Predicts which customers leave",
	},
	"model.audience": {
		"Whom the model is for.",
		"audience: Customer care",
	},
	"model.use_cases": {
		"What the model is good for.",
		"use_cases: Weekly scoring of all customers",
	},
	"model.limitations": {
		"What the model cannot do.",
		"limitations: Not for customers of less than three months",
	},
	"model.trade_offs": {
		"What was given up for what.",
		"trade_offs: Recall before precision",
	},
	"model.ethics": {
		"What has to be considered when the model is used on people.",
		"ethics: Reviewed for age and gender",
	},
	"model.tags": {
		"Tags of the model, as plain names.",
		"tags: [churn, tabular]",
	},
	"model.save_models_to_registry": {
		"Whether models that steps return are also saved in the stack's model registry, if it has one.",
		"save_models_to_registry: false",
	},
	"model.model_version_id": {
		"Set by ZenML itself; refused in a file.",
		"model_version_id: null",
	},
	"model.suppress_class_validation_warnings": {
		"Set by ZenML itself; there is no reason to write it.",
		"suppress_class_validation_warnings: true",
	},
}

#!/usr/bin/env bash
# Gives the bot's managed identity the Graph permissions of docs/permissions.md. Run by somebody who may consent for the tenant.
#
#   grant-graph.sh PRINCIPAL-ID PERMISSION…       for example: grant-graph.sh 0000… User.Read.All GroupMember.Read.All
set -euo pipefail

[[ $# -ge 2 ]] || { sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 2; }
principal=$1; shift
graph=$(az ad sp show --id 00000003-0000-0000-c000-000000000000 --query id --output tsv)
for permission in "$@"; do
  role=$(az ad sp show --id "$graph" --query "appRoles[?value=='$permission' && contains(allowedMemberTypes, 'Application')].id | [0]" --output tsv)
  [[ -n $role ]] || { echo "Graph has no application permission $permission" >&2; exit 1; }
  az rest --method POST --uri "https://graph.microsoft.com/v1.0/servicePrincipals/$principal/appRoleAssignments" \
    --body "{\"principalId\": \"$principal\", \"resourceId\": \"$graph\", \"appRoleId\": \"$role\"}" --output none
  echo "$permission"
done

// Systemlotsen in a resource group of its own: bot, container app, PostgreSQL, managed identity and Key Vault.
// See docs/deploy-azure.md. No secret is a plain value anywhere: the database's password goes to Key Vault.

targetScope = 'resourceGroup'

@description('Begins the names of everything.')
@minLength(3)
@maxLength(16)
param name string = 'systemlotsen'

param location string = resourceGroup().location

@description('The image, with its digest: registry.example/systemlotsen@sha256:…')
param image string

@description('Object id of the Entra group whose members may read the whole systemlista.')
param registerReaderGroup string

@description('Object id of the Entra group of IT-enheten.')
param itUnitGroup string

@description('Object id of the Entra group of those who may use the bot. Empty: everybody in the tenant.')
param userGroup string = ''

@secure()
@minLength(20)
param databasePassword string

@description('The municipality\'s rules, as systemlotsen.toml. Empty: the defaults.')
param policyFile string = ''

@minValue(1)
@maxValue(5)
param replicas int = 2

var databaseUser = 'systemlotsen'
var databaseName = 'systemlotsen'
var unique = uniqueString(resourceGroup().id)
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 90
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    DisableLocalAuth: false
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-01-01' = {
  name: '${name}-network'
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['10.40.0.0/16'] }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: '10.40.0.0/23'
          delegations: [
            { name: 'apps', properties: { serviceName: 'Microsoft.App/environments' } }
          ]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: '10.40.4.0/24'
          delegations: [
            { name: 'database', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } }
          ]
        }
      }
    ]
  }

  resource apps 'subnets' existing = { name: 'apps' }
  resource databases 'subnets' existing = { name: 'database' }
}

resource privateNames 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: '${name}.private.postgres.database.azure.com'
  location: 'global'

  resource link 'virtualNetworkLinks' = {
    name: 'network'
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2023-12-01-preview' = {
  name: '${name}-${unique}'
  location: location
  sku: { name: 'Standard_B1ms', tier: 'Burstable' }
  properties: {
    version: '16'
    administratorLogin: databaseUser
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: 35, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'Disabled' }
    network: {
      delegatedSubnetResourceId: network::databases.id
      privateDnsZoneArmResourceId: privateNames.id
    }
  }
  dependsOn: [privateNames::link]

  resource content 'databases' = {
    name: databaseName
    properties: { charset: 'UTF8', collation: 'sv_SE.utf8' }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: take('${name}-${unique}', 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }

  resource databaseUrl 'secrets' = {
    name: 'database-url'
    properties: {
      value: 'postgresql://${databaseUser}:${uriComponent(databasePassword)}@${database.properties.fullyQualifiedDomainName}:5432/${databaseName}?ssl=require'
    }
  }

  resource telemetry 'secrets' = {
    name: 'azure-monitor'
    properties: { value: insights.properties.ConnectionString }
  }
}

resource readsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
    vnetConfiguration: { infrastructureSubnetId: network::apps.id }
    workloadProfiles: [
      { name: 'Consumption', workloadProfileType: 'Consumption' }
    ]
  }
}

var address = 'https://${name}.${environment.properties.defaultDomain}'
var secrets = concat(
  [
    { name: 'database-url', keyVaultUrl: vault::databaseUrl.properties.secretUri, identity: identity.id }
    { name: 'azure-monitor', keyVaultUrl: vault::telemetry.properties.secretUri, identity: identity.id }
  ],
  empty(policyFile) ? [] : [{ name: 'policy', value: policyFile }]
)
var settings = concat(
  [
    { name: 'SYSTEMLOTSEN_DATABASE_URL', secretRef: 'database-url' }
    { name: 'SYSTEMLOTSEN_AZURE_MONITOR', secretRef: 'azure-monitor' }
    { name: 'SYSTEMLOTSEN_APP_ID', value: identity.properties.clientId }
    { name: 'SYSTEMLOTSEN_APP_TYPE', value: 'UserAssignedMSI' }
    { name: 'SYSTEMLOTSEN_TENANT_ID', value: tenant().tenantId }
    { name: 'SYSTEMLOTSEN_REGISTER_READER_GROUP', value: registerReaderGroup }
    { name: 'SYSTEMLOTSEN_IT_UNIT_GROUP', value: itUnitGroup }
    { name: 'SYSTEMLOTSEN_PUBLIC_URL', value: address }
  ],
  empty(userGroup) ? [] : [{ name: 'SYSTEMLOTSEN_USER_GROUP', value: userGroup }]
)
var volumes = empty(policyFile) ? [] : [
  { name: 'policy', storageType: 'Secret', secrets: [{ secretRef: 'policy', path: 'systemlotsen.toml' }] }
]
var mounts = empty(policyFile) ? [] : [{ volumeName: 'policy', mountPath: '/etc/systemlotsen' }]

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    environmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      secrets: secrets
      ingress: { external: true, targetPort: 3978, transport: 'http', allowInsecure: false }
    }
    template: {
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'systemlotsen'
          image: image
          env: settings
          volumeMounts: mounts
          resources: { cpu: json('0.5'), memory: '1Gi' }
          probes: [
            { type: 'Liveness', httpGet: { path: '/health/live', port: 3978 }, periodSeconds: 30 }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: 3978 }, periodSeconds: 10, failureThreshold: 6 }
          ]
        }
      ]
      scale: { minReplicas: replicas, maxReplicas: replicas }
      volumes: volumes
    }
  }
  dependsOn: [readsSecrets, database::content]
}

// Run before a new version is taken into use: az containerapp job start --name …-migrate
resource migrate 'Microsoft.App/jobs@2024-03-01' = {
  name: '${name}-migrate'
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    environmentId: environment.id
    configuration: {
      triggerType: 'Manual'
      replicaTimeout: 600
      replicaRetryLimit: 0
      manualTriggerConfig: { parallelism: 1, replicaCompletionCount: 1 }
      secrets: secrets
    }
    template: {
      containers: [
        {
          name: 'migrate'
          image: image
          command: ['systemlotsen', 'migrate']
          env: settings
          resources: { cpu: json('0.5'), memory: '1Gi' }
        }
      ]
    }
  }
  dependsOn: [readsSecrets, database::content]
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${unique}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Systemlotsen'
    endpoint: '${address}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: tenant().tenantId
    disableLocalAuth: true
    schemaTransformationVersion: '1.3'
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: { channelName: 'MsTeamsChannel', properties: { isEnabled: true } }
  }
}

output appId string = identity.properties.clientId
output principalId string = identity.properties.principalId
output messagesEndpoint string = '${address}/api/messages'
output domain string = '${name}.${environment.properties.defaultDomain}'
